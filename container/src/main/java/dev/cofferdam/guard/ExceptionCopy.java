package dev.cofferdam.guard;

import dev.cofferdam.api.fault.PluginThrowable;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Makes of a contract's exception that holds on to classes of the plugin, by its own class or by its cause, another one that
 * does not: of the nearest class that the contract declares and that can be made, with the message, the stack and, of the
 * contract's own classes, the fields. Its cause is a copy in text.
 */
final class ExceptionCopy {
    private final ProxyMethod method;
    private final ContractSpace space;
    private final Throwable original;
    private final PluginThrowable text;

    ExceptionCopy(ProxyMethod method, ContractSpace space, Throwable original) {
        this.method = method;
        this.space = space;
        this.original = original;
        this.text = ThrowableText.copy(original);
    }

    PluginThrowable text() {
        return text;
    }

    Optional<Throwable> make() {
        for (Class<?> type = original.getClass(); type != Throwable.class; type = type.getSuperclass()) {
            if (space.has(type) && method.declares(type) && isSimple(type)) {
                Optional<Throwable> made = make(type);
                if (made.isPresent()) {
                    return made;
                }
            }
        }
        return Optional.empty();
    }

    /** Whether all its fields can be read: the JDK's own cannot. */
    private static boolean isSimple(Class<?> type) {
        return above(type).stream()
                .flatMap(each -> state(each).stream())
                .noneMatch(field -> field.getDeclaringClass().getModule().isNamed());
    }

    private Optional<Throwable> make(Class<?> type) {
        return Arrays.stream(type.getDeclaredConstructors())
                .sorted(Comparator.comparing((Constructor<?> each) -> Modifier.isPublic(each.getModifiers()))
                        .thenComparing(each -> List.of(each.getParameterTypes()).contains(Throwable.class))
                        .thenComparing(each -> List.of(each.getParameterTypes()).contains(String.class))
                        .reversed()
                        .thenComparing(Constructor::getParameterCount))
                .flatMap(each -> tried(each).stream())
                .findFirst();
    }

    private Optional<Throwable> tried(Constructor<?> constructor) {
        try {
            if (constructor.getDeclaringClass().getModule().isNamed()
                    ? !Modifier.isPublic(constructor.getModifiers())
                    : !constructor.trySetAccessible()) {
                return Optional.empty();
            }
            Throwable made = (Throwable) constructor.newInstance(arguments(constructor));
            if (made.getCause() == null) {
                made.initCause(cause());
            }
            copyFields(made);
            made.setStackTrace(text.getStackTrace());
            return Optional.of(made).filter(this::isFaithful);
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            return Optional.empty();
        }
    }

    /** A copy of a class of the plugin's own becomes the cause itself, so that its name is not lost. */
    private Throwable cause() {
        return space.has(original.getClass()) ? text.getCause() : text;
    }

    private Object[] arguments(Constructor<?> constructor) {
        List<Object> arguments = new ArrayList<>();
        for (Class<?> parameter : constructor.getParameterTypes()) {
            if (parameter == String.class) {
                arguments.add(arguments.contains(text.getMessage()) ? null : text.getMessage());
            } else if (parameter == Throwable.class || parameter == Exception.class) {
                arguments.add(cause());
            } else {
                arguments.add(Array.get(Array.newInstance(parameter, 1), 0));
            }
        }
        return arguments.toArray();
    }

    private void copyFields(Throwable made) throws IllegalAccessException {
        for (Class<?> type : above(made.getClass())) {
            for (Field field : state(type)) {
                field.setAccessible(true);
                Object value = field.get(original);
                field.set(made, value == null || space.has(value.getClass()) ? value : null);
            }
        }
    }

    private boolean isFaithful(Throwable made) {
        return Objects.equals(made.getMessage(), text.getMessage())
                && space.chain(made).isPresent();
    }

    private static List<Class<?>> above(Class<?> type) {
        List<Class<?>> classes = new ArrayList<>();
        for (Class<?> each = type; each != Throwable.class; each = each.getSuperclass()) {
            classes.add(each);
        }
        return classes;
    }

    private static List<Field> state(Class<?> type) {
        return Arrays.stream(type.getDeclaredFields())
                .filter(field -> !Modifier.isStatic(field.getModifiers()))
                .toList();
    }
}
