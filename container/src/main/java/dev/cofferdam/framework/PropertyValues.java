package dev.cofferdam.framework;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.Vector;
import java.util.function.Predicate;

/**
 * Makes of the value of a service property one that may lie about. Whoever looks for services with a filter has each of them
 * compared on its own thread (OSGi Core 3.2.7): collections are gone through, and a value that is neither is compared with what its
 * class makes of a text. So arrays and collections are copied, and a value whose class is the plugin's own, and would be
 * called then, is withheld. To be called on a thread of the plugin's: it may run its code.
 */
final class PropertyValues {
    private static final int MOST = 10_000;
    private static final int DEEPEST = 8;
    private static final Set<Class<?>> PLAIN =
            Set.of(String.class, Integer.class, Long.class, Boolean.class, Double.class, Float.class, Short.class);

    private final Predicate<Class<?>> foreign;

    /** @param foreign whether a class is such that its code is not to run */
    PropertyValues(Predicate<Class<?>> foreign) {
        this.foreign = foreign;
    }

    /**
     * Stands where a value stood.
     *
     * @param type the name of the value's class
     */
    record Withheld(String type) {
        @Override
        public String toString() {
            return "a value of class '" + type + "', which is not handed on";
        }
    }

    /** Whether a value needs no look at all. */
    static boolean isPlain(Object value) {
        return value == null || PLAIN.contains(value.getClass());
    }

    static Withheld withheld(Object value) {
        return new Withheld(value.getClass().getName());
    }

    /** The value, or what is to stand there instead. */
    Object safe(Object value) {
        return safe(value, DEEPEST);
    }

    private Object safe(Object value, int depth) {
        if (isPlain(value)) {
            return value;
        }
        if (value.getClass().isArray()) {
            return depth == 0 ? withheld(value) : array(value, depth);
        }
        if (value instanceof Collection<?> collection) {
            return isForeign(value) || depth == 0 ? withheld(value) : collection(collection, depth);
        }
        return isForeign(value) && isCalled(value.getClass()) ? withheld(value) : value;
    }

    private boolean isForeign(Object value) {
        return foreign.test(value.getClass());
    }

    /** Whether a filter calls what the class itself has. An enumeration cannot have other than the language's. */
    private static boolean isCalled(Class<?> type) {
        if (Enum.class.isAssignableFrom(type)) {
            return false;
        }
        try {
            type.getDeclaredMethod("valueOf", String.class);
            return true;
        } catch (NoSuchMethodException no) {
            return Comparable.class.isAssignableFrom(type) || hasConstructor(type);
        } catch (LinkageError unreadable) {
            return true;
        }
    }

    private static boolean hasConstructor(Class<?> type) {
        try {
            type.getConstructor(String.class);
            return true;
        } catch (NoSuchMethodException no) {
            return false;
        } catch (LinkageError unreadable) {
            return true;
        }
    }

    private Object array(Object value, int depth) {
        int length = Array.getLength(value);
        Object copy = Array.newInstance(value.getClass().getComponentType(), length);
        System.arraycopy(value, 0, copy, 0, length);
        if (copy instanceof Object[] elements && !(copy instanceof String[])) {
            Object[] safe = new Object[length];
            boolean same = true;
            for (int i = 0; i < length; i++) {
                safe[i] = safe(elements[i], depth - 1);
                same &= safe[i] == elements[i];
            }
            return same ? copy : safe;
        }
        return copy;
    }

    /** Of the JDK's; a view of another is gone through by that one. */
    private Object collection(Collection<?> value, int depth) {
        Collection<Object> copy = value instanceof Set
                ? new LinkedHashSet<>()
                : value instanceof Vector ? new Vector<>() : new ArrayList<>();
        try {
            for (Object element : value) {
                if (copy.size() == MOST) {
                    return withheld(value);
                }
                copy.add(safe(element, depth - 1));
            }
            return copy;
        } catch (RuntimeException unreadable) {
            return withheld(value);
        }
    }
}
