package dev.cofferdam.guard;

import static org.objectweb.asm.Opcodes.ACC_FINAL;
import static org.objectweb.asm.Opcodes.ACC_PUBLIC;
import static org.objectweb.asm.Opcodes.ACC_SUPER;
import static org.objectweb.asm.Opcodes.ACC_SYNTHETIC;
import static org.objectweb.asm.Opcodes.ACONST_NULL;
import static org.objectweb.asm.Opcodes.ALOAD;
import static org.objectweb.asm.Opcodes.ASTORE;
import static org.objectweb.asm.Opcodes.ATHROW;
import static org.objectweb.asm.Opcodes.CHECKCAST;
import static org.objectweb.asm.Opcodes.DUP;
import static org.objectweb.asm.Opcodes.DUP2;
import static org.objectweb.asm.Opcodes.GETFIELD;
import static org.objectweb.asm.Opcodes.GOTO;
import static org.objectweb.asm.Opcodes.IFNE;
import static org.objectweb.asm.Opcodes.IFNONNULL;
import static org.objectweb.asm.Opcodes.IFNULL;
import static org.objectweb.asm.Opcodes.IF_ACMPEQ;
import static org.objectweb.asm.Opcodes.ILOAD;
import static org.objectweb.asm.Opcodes.INVOKEINTERFACE;
import static org.objectweb.asm.Opcodes.INVOKESPECIAL;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;
import static org.objectweb.asm.Opcodes.IRETURN;
import static org.objectweb.asm.Opcodes.LADD;
import static org.objectweb.asm.Opcodes.LAND;
import static org.objectweb.asm.Opcodes.LCMP;
import static org.objectweb.asm.Opcodes.LCONST_0;
import static org.objectweb.asm.Opcodes.LLOAD;
import static org.objectweb.asm.Opcodes.LSTORE;
import static org.objectweb.asm.Opcodes.PUTFIELD;
import static org.objectweb.asm.Opcodes.RETURN;
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
 * Thread thread = Thread.currentThread();
 * CallCell cell = this.cell;
 * if (cell.owner != thread) cell = Boundary.cell(this);
 * long after = cell.mark + SEQUENCE_ONE;
 * if ((after & BUSY) == 0) cell.mark = after + DEPTH_ONE + METHOD;
 * else after = Boundary.nested(cell, METHOD);
 * try {
 *     VarHandle.releaseFence();                       // (1)
 *     Object target = this.target;
 *     if (target == null) target = Boundary.target(this);
 *     result = ((Service) target).method(arguments);  // without the cast: for interfaces the verifier asks for none
 *     result = Boundary.returned(this, INDEX, cell, target, result);  // where results are looked after
 * } catch (Throwable thrown) {
 *     thrown = Boundary.thrown(this, INDEX, cell, after, target, thrown);
 *     // and, whatever comes of that, leave as below, then throw
 * }
 * cell.mark = after;
 * VarHandle.releaseFence();                           // (2)
 * if (cell.alarm != null) Boundary.ended(cell, after);
 * return result;
 * }</pre>
 *
 * <p>The fences are for the compiler, which must neither drop the mark nor move a read above it; on x86 they are no
 * instruction. What the processor may still reorder, the mark's store after the target's load, is made up for by whoever
 * looks: see {@link ProcessBarrier}.
 */
final class ProxyClassWriter {
    private static final String SUPER = Type.getInternalName(GuardedProxy.class);
    private static final String CELL = Type.getInternalName(CallCell.class);
    private static final String CELL_TYPE = Type.getDescriptor(CallCell.class);
    private static final String ALARM_TYPE = Type.getDescriptor(Alarm.class);
    private static final String BOUNDARY = Type.getInternalName(Boundary.class);
    private static final String THREAD = "java/lang/Thread";
    private static final String OBJECT_TYPE = "Ljava/lang/Object;";
    private static final String THROWABLE_TYPE = "Ljava/lang/Throwable;";

    private final ClassWriter out = new FrameWriter();

    byte[] write(String name, List<Class<?>> interfaces, List<ProxyMethod> methods, int[] ids) {
        String[] names = interfaces.stream().map(Type::getInternalName).toArray(String[]::new);
        out.visit(V17, ACC_PUBLIC | ACC_FINAL | ACC_SUPER | ACC_SYNTHETIC, name.replace('.', '/'), null, SUPER, names);
        constructor();
        for (int i = 0; i < methods.size(); i++) {
            method(methods.get(i), i, ids[i]);
        }
        if (interfaces.stream().anyMatch(ProxyClassWriter::asksForFinalize)) {
            finalizer();
        }
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
        Slots slots = new Slots(locals, locals + 1, locals + 3, locals + 4);
        Label start = new Label();
        Label end = new Label();
        Label caught = new Label();
        Label leave = new Label();
        code.visitTryCatchBlock(start, end, caught, "java/lang/Throwable");
        code.visitTryCatchBlock(caught, leave, leave, "java/lang/Throwable");
        code.visitCode();
        code.visitInsn(ACONST_NULL);
        code.visitVarInsn(ASTORE, slots.target);
        enter(code, slots, id);
        code.visitLabel(start);
        target(code, slots);
        call(code, slots, method, arguments);
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
        Label owned = new Label();
        code.visitVarInsn(ALOAD, 0);
        code.visitFieldInsn(GETFIELD, SUPER, "cell", CELL_TYPE);
        code.visitInsn(DUP);
        code.visitVarInsn(ASTORE, slots.cell);
        code.visitFieldInsn(GETFIELD, CELL, "owner", "Ljava/lang/Thread;");
        code.visitMethodInsn(INVOKESTATIC, THREAD, "currentThread", "()Ljava/lang/Thread;", false);
        code.visitJumpInsn(IF_ACMPEQ, owned);
        code.visitVarInsn(ALOAD, 0);
        code.visitMethodInsn(INVOKESTATIC, BOUNDARY, "cell", "(L" + SUPER + ";)" + CELL_TYPE, false);
        code.visitVarInsn(ASTORE, slots.cell);
        code.visitLabel(owned);
        mark(code, slots, id);
    }

    private void mark(MethodVisitor code, Slots slots, int id) {
        Label nested = new Label();
        Label marked = new Label();
        code.visitVarInsn(ALOAD, slots.cell);
        code.visitFieldInsn(GETFIELD, CELL, "mark", "J");
        code.visitLdcInsn(CallCell.SEQUENCE_ONE);
        code.visitInsn(LADD);
        code.visitInsn(DUP2);
        code.visitVarInsn(LSTORE, slots.after);
        code.visitLdcInsn(CallCell.BUSY);
        code.visitInsn(LAND);
        code.visitInsn(LCONST_0);
        code.visitInsn(LCMP);
        code.visitJumpInsn(IFNE, nested);
        code.visitVarInsn(ALOAD, slots.cell);
        code.visitVarInsn(LLOAD, slots.after);
        code.visitLdcInsn(CallCell.DEPTH_ONE + id);
        code.visitInsn(LADD);
        code.visitFieldInsn(PUTFIELD, CELL, "mark", "J");
        code.visitJumpInsn(GOTO, marked);
        code.visitLabel(nested);
        code.visitVarInsn(ALOAD, slots.cell);
        code.visitLdcInsn(id);
        code.visitMethodInsn(INVOKESTATIC, BOUNDARY, "nested", "(" + CELL_TYPE + "I)J", false);
        code.visitVarInsn(LSTORE, slots.after);
        code.visitLabel(marked);
    }

    private void target(MethodVisitor code, Slots slots) {
        Label there = new Label();
        fence(code);
        code.visitVarInsn(ALOAD, 0);
        code.visitFieldInsn(GETFIELD, SUPER, "target", OBJECT_TYPE);
        code.visitInsn(DUP);
        code.visitVarInsn(ASTORE, slots.target);
        code.visitJumpInsn(IFNONNULL, there);
        code.visitVarInsn(ALOAD, 0);
        code.visitMethodInsn(INVOKESTATIC, BOUNDARY, "target", "(L" + SUPER + ";)" + OBJECT_TYPE, false);
        code.visitVarInsn(ASTORE, slots.target);
        code.visitLabel(there);
    }

    private void call(MethodVisitor code, Slots slots, ProxyMethod method, Type[] arguments) {
        code.visitVarInsn(ALOAD, slots.target);
        int local = 1;
        for (Type argument : arguments) {
            code.visitVarInsn(argument.getOpcode(ILOAD), local);
            local += argument.getSize();
        }
        code.visitMethodInsn(
                INVOKEINTERFACE, Type.getInternalName(method.through()), method.name(), method.descriptor(), true);
    }

    private static void returned(MethodVisitor code, Slots slots, int index, Type result) {
        code.visitVarInsn(ASTORE, slots.scratch);
        code.visitVarInsn(ALOAD, 0);
        code.visitLdcInsn(index);
        code.visitVarInsn(ALOAD, slots.cell);
        code.visitVarInsn(ALOAD, slots.target);
        code.visitVarInsn(ALOAD, slots.scratch);
        String descriptor = "(L" + SUPER + ";I" + CELL_TYPE + OBJECT_TYPE + OBJECT_TYPE + ")" + OBJECT_TYPE;
        code.visitMethodInsn(INVOKESTATIC, BOUNDARY, "returned", descriptor, false);
        code.visitTypeInsn(CHECKCAST, result.getInternalName());
    }

    /** Leaves what is on the stack, the result or the throwable, where it is. */
    private void leave(MethodVisitor code, Slots slots) {
        Label quiet = new Label();
        code.visitVarInsn(ALOAD, slots.cell);
        code.visitVarInsn(LLOAD, slots.after);
        code.visitFieldInsn(PUTFIELD, CELL, "mark", "J");
        fence(code);
        code.visitVarInsn(ALOAD, slots.cell);
        code.visitFieldInsn(GETFIELD, CELL, "alarm", ALARM_TYPE);
        code.visitJumpInsn(IFNULL, quiet);
        code.visitVarInsn(ALOAD, slots.cell);
        code.visitVarInsn(LLOAD, slots.after);
        code.visitMethodInsn(INVOKESTATIC, BOUNDARY, "ended", "(" + CELL_TYPE + "J)V", false);
        code.visitLabel(quiet);
    }

    private void thrown(MethodVisitor code, Slots slots, int index) {
        code.visitVarInsn(ASTORE, slots.scratch);
        code.visitVarInsn(ALOAD, 0);
        code.visitLdcInsn(index);
        code.visitVarInsn(ALOAD, slots.cell);
        code.visitVarInsn(LLOAD, slots.after);
        code.visitVarInsn(ALOAD, slots.target);
        code.visitVarInsn(ALOAD, slots.scratch);
        String descriptor = "(L" + SUPER + ";I" + CELL_TYPE + "J" + OBJECT_TYPE + THROWABLE_TYPE + ")" + THROWABLE_TYPE;
        code.visitMethodInsn(INVOKESTATIC, BOUNDARY, "thrown", descriptor, false);
    }

    private static void fence(MethodVisitor code) {
        code.visitMethodInsn(INVOKESTATIC, "java/lang/invoke/VarHandle", "releaseFence", "()V", false);
    }

    /** Local variables behind the arguments. */
    private record Slots(int cell, int after, int target, int scratch) {}

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
