package dev.cofferdam.guard;

import static org.objectweb.asm.Opcodes.ACC_FINAL;
import static org.objectweb.asm.Opcodes.ACC_PUBLIC;
import static org.objectweb.asm.Opcodes.ACC_SUPER;
import static org.objectweb.asm.Opcodes.ACC_SYNTHETIC;
import static org.objectweb.asm.Opcodes.ACONST_NULL;
import static org.objectweb.asm.Opcodes.ALOAD;
import static org.objectweb.asm.Opcodes.ASTORE;
import static org.objectweb.asm.Opcodes.ATHROW;
import static org.objectweb.asm.Opcodes.BIPUSH;
import static org.objectweb.asm.Opcodes.CHECKCAST;
import static org.objectweb.asm.Opcodes.DUP;
import static org.objectweb.asm.Opcodes.ICONST_0;
import static org.objectweb.asm.Opcodes.IFNONNULL;
import static org.objectweb.asm.Opcodes.ILOAD;
import static org.objectweb.asm.Opcodes.INVOKEINTERFACE;
import static org.objectweb.asm.Opcodes.INVOKESPECIAL;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;
import static org.objectweb.asm.Opcodes.IRETURN;
import static org.objectweb.asm.Opcodes.LLOAD;
import static org.objectweb.asm.Opcodes.LSTORE;
import static org.objectweb.asm.Opcodes.PUTFIELD;
import static org.objectweb.asm.Opcodes.RETURN;
import static org.objectweb.asm.Opcodes.SIPUSH;
import static org.objectweb.asm.Opcodes.V17;

import java.util.List;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Type;

/**
 * Writes the bytes of a proxy class. Each method, in Java:
 *
 * <pre>{@code
 * CallCell cell = Boundary.enter(this);
 * long after = Boundary.begin(cell, METHOD);
 * try {
 *     Object target = Boundary.target(this);
 *     if (target == null) target = obtain(this);
 *     result = switch (seat) {
 *         case 0 -> ((Service) target).method(arguments);  // line 1; without the cast: for interfaces the verifier asks for none
 *         case 1 -> ((Service) target).method(arguments);  // line 2
 *         // and so on
 *     }
 *     result = returned(result, this, INDEX, cell, target);  // where results are looked after
 * } catch (Throwable thrown) {
 *     thrown = thrown(thrown, this, INDEX, cell, after, target);
 *     // and, whatever comes of that, leave as below, then throw
 * }
 * cell.mark = after;
 * Boundary.left(cell, after);
 * return result;
 * }</pre>
 *
 * <p>What {@code obtain}, {@code returned} and {@code thrown} do is in {@link Boundary}; {@link SeatCalls} calls it by lines, too.
 *
 * <p>There are many such classes, so what can be in {@link Boundary} is there and not here: the JIT compiler makes the same
 * code of it, and a class takes half the memory. What takes the mark off is here, because a call may end where there is no
 * stack left for another one.
 */
final class ProxyClassWriter {
    private static final String SUPER = Type.getInternalName(GuardedProxy.class);
    private static final String CELL = Type.getInternalName(CallCell.class);
    private static final String CELL_TYPE = Type.getDescriptor(CallCell.class);
    private static final String BOUNDARY = Type.getInternalName(Boundary.class);
    private static final String OBJECT_TYPE = "Ljava/lang/Object;";

    private final ClassWriter out = new FrameWriter();
    private final String name;
    private final SeatCalls calls;

    /** @param seats how many plugins may share it */
    ProxyClassWriter(String name, int seats) {
        this.name = name.replace('.', '/');
        this.calls = new SeatCalls(out, this.name, seats);
    }

    byte[] write(List<Class<?>> interfaces, List<ProxyMethod> methods, int[] marks) {
        String[] names = interfaces.stream().map(Type::getInternalName).toArray(String[]::new);
        out.visit(V17, ACC_PUBLIC | ACC_FINAL | ACC_SUPER | ACC_SYNTHETIC, name, null, SUPER, names);
        constructor();
        for (int i = 0; i < methods.size(); i++) {
            method(methods.get(i), i, marks[i]);
        }
        if (interfaces.stream().anyMatch(ProxyClassWriter::asksForFinalize)) {
            finalizer();
        }
        calls.write();
        out.visitEnd();
        return out.toByteArray();
    }

    private void constructor() {
        MethodVisitor code = out.visitMethod(ACC_PUBLIC, "<init>", "(" + OBJECT_TYPE + ")V", null, null);
        code.visitCode();
        code.visitVarInsn(ALOAD, 0);
        code.visitVarInsn(ALOAD, 1);
        code.visitMethodInsn(INVOKESPECIAL, SUPER, "<init>", "(" + OBJECT_TYPE + ")V", false);
        code.visitInsn(RETURN);
        code.visitMaxs(0, 0);
        code.visitEnd();
    }

    /** An interface may declare it; the garbage collector is no caller, so it never reaches the plugin. */
    private void finalizer() {
        MethodVisitor code = out.visitMethod(ACC_PUBLIC, "finalize", "()V", null, null);
        code.visitCode();
        code.visitInsn(RETURN);
        code.visitMaxs(0, 0);
        code.visitEnd();
    }

    private static boolean asksForFinalize(Class<?> type) {
        return List.of(type.getMethods()).stream()
                .anyMatch(method -> method.getName().equals("finalize") && method.getParameterCount() == 0);
    }

    private void method(ProxyMethod method, int index, int id) {
        MethodVisitor code = out.visitMethod(ACC_PUBLIC, method.name(), method.descriptor(), null, null);
        Type[] arguments = Type.getArgumentTypes(method.descriptor());
        int locals = 1;
        for (Type argument : arguments) {
            locals += argument.getSize();
        }
        Slots slots = new Slots(locals, locals + 1, locals + 3);
        Label start = new Label();
        Label end = new Label();
        Label caught = new Label();
        Label leave = new Label();
        code.visitTryCatchBlock(start, end, caught, "java/lang/Throwable");
        code.visitTryCatchBlock(caught, leave, leave, "java/lang/Throwable");
        code.visitCode();
        calls.begin(code);
        code.visitInsn(ACONST_NULL);
        code.visitVarInsn(ASTORE, slots.target);
        enter(code, slots, id);
        code.visitLabel(start);
        target(code, slots);
        call(code, method, arguments, slots);
        if (method.result().isPresent()) {
            returned(code, slots, index, Type.getReturnType(method.descriptor()));
        }
        code.visitLabel(end);
        leave(code, slots);
        code.visitInsn(Type.getReturnType(method.descriptor()).getOpcode(IRETURN));
        code.visitLabel(caught);
        thrown(code, slots, index);
        code.visitLabel(leave);
        leave(code, slots);
        code.visitInsn(ATHROW);
        code.visitMaxs(0, 0);
        code.visitEnd();
    }

    private void enter(MethodVisitor code, Slots slots, int id) {
        code.visitVarInsn(ALOAD, 0);
        code.visitMethodInsn(INVOKESTATIC, BOUNDARY, "enter", "(L" + SUPER + ";)" + CELL_TYPE, false);
        code.visitInsn(DUP);
        code.visitVarInsn(ASTORE, slots.cell);
        push(code, id);
        code.visitMethodInsn(INVOKESTATIC, BOUNDARY, "begin", "(" + CELL_TYPE + "I)J", false);
        code.visitVarInsn(LSTORE, slots.after);
    }

    /** Where it fits, in the code, because a constant takes more memory. */
    private static void push(MethodVisitor code, int value) {
        if (value <= 5) {
            code.visitInsn(ICONST_0 + value);
        } else if (value <= Byte.MAX_VALUE) {
            code.visitIntInsn(BIPUSH, value);
        } else if (value <= Short.MAX_VALUE) {
            code.visitIntInsn(SIPUSH, value);
        } else {
            code.visitLdcInsn(value);
        }
    }

    private void target(MethodVisitor code, Slots slots) {
        Label there = new Label();
        code.visitVarInsn(ALOAD, 0);
        code.visitMethodInsn(INVOKESTATIC, BOUNDARY, "target", "(L" + SUPER + ";)" + OBJECT_TYPE, false);
        code.visitInsn(DUP);
        code.visitVarInsn(ASTORE, slots.target);
        code.visitJumpInsn(IFNONNULL, there);
        code.visitVarInsn(ALOAD, 0);
        calls.call(code, SeatCalls.Helper.OBTAIN);
        code.visitVarInsn(ASTORE, slots.target);
        code.visitLabel(there);
    }

    /** Leaves the result, if there is one, on the stack. */
    private void call(MethodVisitor code, ProxyMethod method, Type[] arguments, Slots slots) {
        calls.each(code, 0, () -> {
            code.visitVarInsn(ALOAD, slots.target);
            int local = 1;
            for (Type argument : arguments) {
                code.visitVarInsn(argument.getOpcode(ILOAD), local);
                local += argument.getSize();
            }
            code.visitMethodInsn(
                    INVOKEINTERFACE, Type.getInternalName(method.through()), method.name(), method.descriptor(), true);
        });
    }

    /** In the place of the result that is on the stack. */
    private void returned(MethodVisitor code, Slots slots, int index, Type result) {
        code.visitVarInsn(ALOAD, 0);
        push(code, index);
        code.visitVarInsn(ALOAD, slots.cell);
        code.visitVarInsn(ALOAD, slots.target);
        calls.call(code, SeatCalls.Helper.RETURNED);
        code.visitTypeInsn(CHECKCAST, result.getInternalName());
    }

    /** Leaves what is on the stack, the result or the throwable, where it is. The mark goes first, and without a call. */
    private void leave(MethodVisitor code, Slots slots) {
        code.visitVarInsn(ALOAD, slots.cell);
        code.visitVarInsn(LLOAD, slots.after);
        code.visitFieldInsn(PUTFIELD, CELL, "mark", "J");
        code.visitVarInsn(ALOAD, slots.cell);
        code.visitVarInsn(LLOAD, slots.after);
        code.visitMethodInsn(INVOKESTATIC, BOUNDARY, "left", "(" + CELL_TYPE + "J)V", false);
    }

    /** In the place of the throwable that is on the stack. */
    private void thrown(MethodVisitor code, Slots slots, int index) {
        code.visitVarInsn(ALOAD, 0);
        push(code, index);
        code.visitVarInsn(ALOAD, slots.cell);
        code.visitVarInsn(LLOAD, slots.after);
        code.visitVarInsn(ALOAD, slots.target);
        calls.call(code, SeatCalls.Helper.THROWN);
    }

    /** Local variables behind the arguments. */
    private record Slots(int cell, int after, int target) {}

    /** Computes frames without loading a class: where types meet in these methods, Object will do. */
    private static final class FrameWriter extends ClassWriter {
        FrameWriter() {
            super(COMPUTE_FRAMES);
        }

        @Override
        protected String getCommonSuperClass(String one, String other) {
            return "java/lang/Object";
        }
    }
}
