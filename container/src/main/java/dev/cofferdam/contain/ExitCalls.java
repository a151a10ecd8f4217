package dev.cofferdam.contain;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Which calls in a plugin's code are led to the {@linkplain CheckpointClasses#EXITS exits} in place of the JDK. */
final class ExitCalls {
    private static final String SYSTEM = Type.getInternalName(System.class);
    private static final String RUNTIME = Type.getInternalName(Runtime.class);
    private static final String LOOKUP = Type.getInternalName(MethodHandles.Lookup.class);
    private static final String METHOD = Type.getInternalName(Method.class);
    private static final String INVOKE = "(Ljava/lang/Object;[Ljava/lang/Object;)Ljava/lang/Object;";
    private static final String STATUS = "(I)V";

    /** The methods of a lookup that make a method handle of a name or of a method, and so, of what ends the JVM, too. */
    static final Map<String, MethodType> FINDERS = Map.of(
            "findStatic", MethodHandleTypes.FIND,
            "findVirtual", MethodHandleTypes.FIND,
            "bind", MethodHandleTypes.BIND,
            "unreflect", MethodHandleTypes.UNREFLECT);

    private ExitCalls() {}

    /** Whether code calls a method by reflection here; the call stays, because the JVM looks at who makes it. */
    static boolean reflects(String owner, String name, String descriptor) {
        return owner.equals(METHOD) && name.equals("invoke") && descriptor.equals(INVOKE);
    }

    /** The descriptor of the exit that takes a call's place, if one does; its name is the same. */
    static Optional<String> replacement(String owner, String name, String descriptor) {
        if (descriptor.equals(STATUS)) {
            if (owner.equals(SYSTEM) && name.equals("exit")) {
                return Optional.of(STATUS);
            }
            if (owner.equals(RUNTIME) && (name.equals("exit") || name.equals("halt"))) {
                return Optional.of("(L" + RUNTIME + ";I)V");
            }
        } else if (owner.equals(LOOKUP)) {
            return Optional.ofNullable(FINDERS.get(name))
                    .map(MethodType::toMethodDescriptorString)
                    .filter(descriptor::equals)
                    .map(same -> "(L" + LOOKUP + ";" + same.substring(1));
        }
        return Optional.empty();
    }

    /** A constant of a class file, with method handles of what ends the JVM led elsewhere; the same object where there are none. */
    static Object constant(Object constant) {
        if (constant instanceof Handle handle) {
            return handle(handle);
        }
        if (constant instanceof ConstantDynamic dynamic) {
            Object[] arguments = new Object[dynamic.getBootstrapMethodArgumentCount()];
            for (int i = 0; i < arguments.length; i++) {
                arguments[i] = dynamic.getBootstrapMethodArgument(i);
            }
            return constants(arguments)
                    ? new ConstantDynamic(
                            dynamic.getName(), dynamic.getDescriptor(), dynamic.getBootstrapMethod(), arguments)
                    : dynamic;
        }
        return constant;
    }

    /** Changes constants in their places; answers whether it changed any. */
    static boolean constants(Object[] constants) {
        boolean changed = false;
        for (int i = 0; i < constants.length; i++) {
            Object now = constant(constants[i]);
            changed |= now != constants[i];
            constants[i] = now;
        }
        return changed;
    }

    private static Handle handle(Handle handle) {
        boolean call = handle.getTag() == Opcodes.H_INVOKESTATIC || handle.getTag() == Opcodes.H_INVOKEVIRTUAL;
        return Optional.of(handle)
                .filter(any -> call && any.getDesc().equals(STATUS))
                .flatMap(any -> replacement(any.getOwner(), any.getName(), any.getDesc()))
                .map(descriptor -> new Handle(
                        Opcodes.H_INVOKESTATIC, CheckpointClasses.EXITS, handle.getName(), descriptor, false))
                .orElse(handle);
    }
}
