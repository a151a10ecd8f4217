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
import java.util.function.Function;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * The two classes that woven code calls. They are defined in each plugin's own class loader, so that it needs no import, and
 * refer to classes of the JDK only. What their methods do is decided by {@link #LINKS}, asked once a method by its name.
 *
 * <p>The exits are apart because few plugins need them, and each class costs memory in each plugin.
 */
final class CheckpointClasses {
    static final String CHECKPOINT = Killed.CHECKPOINTS.replace('.', '/') + "Checkpoint";
    static final String EXITS = Killed.CHECKPOINTS.replace('.', '/') + "Exits";
    /** The field of the checkpoint that holds a {@code Function<String, CallSite>}. */
    static final String LINKS = "links";

    private static final String LOOKUP = Type.getDescriptor(MethodHandles.Lookup.class);
    private static final Handle BOOTSTRAP = new Handle(
            H_INVOKESTATIC,
            CHECKPOINT,
            "link",
            Type.getMethodDescriptor(
                    Type.getType(CallSite.class),
                    Type.getType(MethodHandles.Lookup.class),
                    Type.getType(String.class),
                    Type.getType(MethodType.class)),
            false);

    private CheckpointClasses() {}

    /** The name of a class, as a loader takes it. */
    static String binaryName(String internalName) {
        return internalName.replace('/', '.');
    }

    static byte[] checkpoint() {
        ClassWriter writer = begin(CHECKPOINT);
        writer.visitField(ACC_PRIVATE | ACC_STATIC, LINKS, Type.getDescriptor(Function.class), null, null);
        linked(writer, "check", "()V", "check");
        linked(writer, "caught", "(Ljava/lang/Throwable;)V", "caught");
        MethodVisitor link = method(writer, BOOTSTRAP.getName(), BOOTSTRAP.getDesc());
        String function = Type.getInternalName(Function.class);
        link.visitFieldInsn(GETSTATIC, CHECKPOINT, LINKS, Type.getDescriptor(Function.class));
        link.visitVarInsn(ALOAD, 1);
        link.visitMethodInsn(INVOKEINTERFACE, function, "apply", "(Ljava/lang/Object;)Ljava/lang/Object;", true);
        link.visitTypeInsn(CHECKCAST, Type.getInternalName(CallSite.class));
        end(link, Opcodes.ARETURN);
        writer.visitEnd();
        return writer.toByteArray();
    }

    static byte[] exits() {
        ClassWriter writer = begin(EXITS);
        linked(writer, "exit", "(I)V", "exit");
        linked(writer, "exit", "(Ljava/lang/Runtime;I)V", "exitRuntime");
        linked(writer, "halt", "(Ljava/lang/Runtime;I)V", "exitRuntime");
        linked(writer, "reflects", "([Ljava/lang/Object;Ljava/lang/reflect/Method;)V", "reflects");
        ExitCalls.FINDERS.forEach((name, type) -> linked(
                writer, name, "(" + LOOKUP + type.toMethodDescriptorString().substring(1), name));
        writer.visitEnd();
        return writer.toByteArray();
    }

    private static ClassWriter begin(String name) {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        writer.visit(V17, ACC_PUBLIC | ACC_FINAL | ACC_SUPER, name, null, "java/lang/Object", null);
        return writer;
    }

    /** A method that hands its arguments on to what it is linked to. */
    private static void linked(ClassWriter writer, String name, String descriptor, String link) {
        MethodVisitor code = method(writer, name, descriptor);
        int local = 0;
        for (Type argument : Type.getArgumentTypes(descriptor)) {
            code.visitVarInsn(argument.getOpcode(Opcodes.ILOAD), local);
            local += argument.getSize();
        }
        code.visitInvokeDynamicInsn(link, descriptor, BOOTSTRAP);
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
