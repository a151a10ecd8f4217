package dev.cofferdam.contain;

import static org.objectweb.asm.Opcodes.ACC_FINAL;
import static org.objectweb.asm.Opcodes.ACC_PRIVATE;
import static org.objectweb.asm.Opcodes.ACC_PUBLIC;
import static org.objectweb.asm.Opcodes.ACC_STATIC;
import static org.objectweb.asm.Opcodes.ACC_SUPER;
import static org.objectweb.asm.Opcodes.ALOAD;
import static org.objectweb.asm.Opcodes.CHECKCAST;
import static org.objectweb.asm.Opcodes.GETSTATIC;
import static org.objectweb.asm.Opcodes.H_INVOKESTATIC;
import static org.objectweb.asm.Opcodes.INVOKEINTERFACE;
import static org.objectweb.asm.Opcodes.IRETURN;
import static org.objectweb.asm.Opcodes.V17;

import dev.cofferdam.model.Killed;
import java.lang.invoke.CallSite;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Optional;
import java.util.function.Function;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * The two classes that woven code calls. They refer to classes of the JDK only. What their methods do is asked of what is
 * {@linkplain #link linked} to them, once a method by its name.
 *
 * <p>The exits are apart because few plugins need them, and those are defined in each plugin's own class loader.
 */
final class CheckpointClasses {
    static final String CHECKPOINT = Killed.CHECKPOINTS.replace('.', '/') + "Checkpoint";
    static final String EXITS = Killed.CHECKPOINTS.replace('.', '/') + "Exits";

    private static final String LINKS = "links";
    private static final String FUNCTION = Type.getDescriptor(Function.class);
    private static final String LOOKUP = Type.getDescriptor(MethodHandles.Lookup.class);

    private CheckpointClasses() {}

    /** The name of a class, as a loader takes it. */
    static String binaryName(String internalName) {
        return internalName.replace('/', '.');
    }

    static byte[] checkpoint() {
        ClassWriter writer = begin(CHECKPOINT);
        linked(writer, CHECKPOINT, "check", "()V", "check");
        linked(writer, CHECKPOINT, "caught", "(Ljava/lang/Throwable;)V", "caught");
        writer.visitEnd();
        return writer.toByteArray();
    }

    static byte[] exits() {
        ClassWriter writer = begin(EXITS);
        linked(writer, EXITS, "exit", "(I)V", "exit");
        linked(writer, EXITS, "exit", "(Ljava/lang/Runtime;I)V", "exitRuntime");
        linked(writer, EXITS, "halt", "(Ljava/lang/Runtime;I)V", "exitRuntime");
        linked(writer, EXITS, "reflects", "([Ljava/lang/Object;Ljava/lang/reflect/Method;)V", "reflects");
        ExitCalls.FINDERS.forEach((name, type) -> linked(
                writer,
                EXITS,
                name,
                "(" + LOOKUP + type.toMethodDescriptorString().substring(1),
                name));
        writer.visitEnd();
        return writer.toByteArray();
    }

    /** Decides what the methods of such a class are linked to, those that have not been called yet. */
    static void link(Class<?> type, Optional<Function<String, CallSite>> links) throws ReflectiveOperationException {
        MethodHandles.privateLookupIn(type, MethodHandles.lookup())
                .findStaticVarHandle(type, LINKS, Function.class)
                .set((Function<?, ?>) links.orElse(null));
    }

    private static ClassWriter begin(String name) {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        writer.visit(V17, ACC_PUBLIC | ACC_FINAL | ACC_SUPER, name, null, "java/lang/Object", null);
        writer.visitField(ACC_PRIVATE | ACC_STATIC, LINKS, FUNCTION, null, null);
        Handle bootstrap = bootstrap(name);
        MethodVisitor link = method(writer, bootstrap.getName(), bootstrap.getDesc());
        link.visitFieldInsn(GETSTATIC, name, LINKS, FUNCTION);
        link.visitVarInsn(ALOAD, 1);
        link.visitMethodInsn(
                INVOKEINTERFACE,
                Type.getInternalName(Function.class),
                "apply",
                "(Ljava/lang/Object;)Ljava/lang/Object;",
                true);
        link.visitTypeInsn(CHECKCAST, Type.getInternalName(CallSite.class));
        end(link, Opcodes.ARETURN);
        return writer;
    }

    private static Handle bootstrap(String owner) {
        return new Handle(
                H_INVOKESTATIC,
                owner,
                "link",
                Type.getMethodDescriptor(
                        Type.getType(CallSite.class),
                        Type.getType(MethodHandles.Lookup.class),
                        Type.getType(String.class),
                        Type.getType(MethodType.class)),
                false);
    }

    /** A method that hands its arguments on to what it is linked to. */
    private static void linked(ClassWriter writer, String owner, String name, String descriptor, String link) {
        MethodVisitor code = method(writer, name, descriptor);
        int local = 0;
        for (Type argument : Type.getArgumentTypes(descriptor)) {
            code.visitVarInsn(argument.getOpcode(Opcodes.ILOAD), local);
            local += argument.getSize();
        }
        code.visitInvokeDynamicInsn(link, descriptor, bootstrap(owner));
        end(code, Type.getReturnType(descriptor).getOpcode(IRETURN));
    }

    private static MethodVisitor method(ClassWriter writer, String name, String descriptor) {
        MethodVisitor code = writer.visitMethod(ACC_PUBLIC | ACC_STATIC, name, descriptor, null, null);
        code.visitCode();
        return code;
    }

    private static void end(MethodVisitor code, int opcode) {
        code.visitInsn(opcode);
        code.visitMaxs(0, 0);
        code.visitEnd();
    }
}
