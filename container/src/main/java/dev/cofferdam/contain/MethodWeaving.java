package dev.cofferdam.contain;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Puts checks into the code of one method: at its entry, and right before each jump back. Not where a loop begins: that lies
 * within the loop's {@code try}, and a loop that catches everything would live on. A call without arguments and result
 * leaves frames as they are, in a constructor before {@code super()} too.
 *
 * <p>Handlers of {@link Throwable} and {@link Error} first throw on what is meant to end the thread. Those of {@code finally} and
 * {@code synchronized} are left alone: they throw on by themselves in the end, and one that leaves a monitor covers itself.
 */
final class MethodWeaving extends MethodVisitor {
    private static final Set<String> CATCHING = Set.of("java/lang/Throwable", "java/lang/Error");

    private final ClassWeaving weaving;
    private final List<Handled> handled = new ArrayList<>(2);
    private final Set<Label> visited = Collections.newSetFromMap(new IdentityHashMap<>());
    private boolean handlerBegins;
    private int deepest;
    private int deeper;

    MethodWeaving(ClassWeaving weaving, MethodVisitor next) {
        super(ClassWeaving.API, next);
        this.weaving = weaving;
    }

    private record Handled(Label start, Label end, Label handler, Optional<String> type) {}

    @Override
    public void visitCode() {
        super.visitCode();
        check();
    }

    @Override
    public void visitTryCatchBlock(Label start, Label end, Label handler, String type) {
        handled.add(new Handled(start, end, handler, Optional.ofNullable(type)));
        super.visitTryCatchBlock(start, end, handler, type);
    }

    @Override
    public void visitLabel(Label label) {
        super.visitLabel(label);
        visited.add(label);
        handlerBegins |= catchesAll(label);
    }

    /** One that covers itself would catch what it throws, without an end. */
    private boolean catchesAll(Label label) {
        boolean catches = false;
        for (Handled each : handled) {
            if (each.handler == label) {
                if (visited.contains(each.start) && !visited.contains(each.end)) {
                    return false;
                }
                catches |= each.type.filter(CATCHING::contains).isPresent();
            }
        }
        return catches;
    }

    private void check() {
        super.visitMethodInsn(Opcodes.INVOKESTATIC, CheckpointClasses.CHECKPOINT, "check", "()V", false);
    }

    /** To be called before each instruction. */
    private void handler() {
        if (handlerBegins) {
            handlerBegins = false;
            super.visitInsn(Opcodes.DUP);
            super.visitMethodInsn(
                    Opcodes.INVOKESTATIC, CheckpointClasses.CHECKPOINT, "caught", "(Ljava/lang/Throwable;)V", false);
            deepest = 2;
        }
    }

    @Override
    public void visitJumpInsn(int opcode, Label label) {
        handler();
        if (visited.contains(label)) {
            check();
        }
        super.visitJumpInsn(opcode, label);
    }

    @Override
    public void visitTableSwitchInsn(int min, int max, Label other, Label... labels) {
        handler();
        checkSwitch(other, labels);
        super.visitTableSwitchInsn(min, max, other, labels);
    }

    @Override
    public void visitLookupSwitchInsn(Label other, int[] keys, Label[] labels) {
        handler();
        checkSwitch(other, labels);
        super.visitLookupSwitchInsn(other, keys, labels);
    }

    private void checkSwitch(Label other, Label[] labels) {
        boolean back = visited.contains(other);
        for (Label label : labels) {
            back |= visited.contains(label);
        }
        if (back) {
            check();
        }
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
        handler();
        Optional<String> exit = ExitCalls.replacement(owner, name, descriptor);
        if (exit.isPresent()) {
            weaving.usesExits();
            super.visitMethodInsn(Opcodes.INVOKESTATIC, CheckpointClasses.EXITS, name, exit.get(), false);
            return;
        }
        if (ExitCalls.reflects(owner, name, descriptor)) {
            reflects();
        }
        super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
    }

    /** Shows the method and its arguments, which lie around the receiver; the call itself stays in the class that makes it. */
    private void reflects() {
        weaving.usesExits();
        deeper = 2;
        super.visitInsn(Opcodes.DUP2_X1);
        super.visitInsn(Opcodes.POP2);
        super.visitInsn(Opcodes.DUP2);
        super.visitMethodInsn(
                Opcodes.INVOKESTATIC,
                CheckpointClasses.EXITS,
                "reflects",
                "([Ljava/lang/Object;Ljava/lang/reflect/Method;)V",
                false);
        super.visitInsn(Opcodes.DUP_X2);
        super.visitInsn(Opcodes.POP);
    }

    @Override
    public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
        handler();
        Object[] led = arguments.clone();
        if (ExitCalls.constants(led)) {
            weaving.usesExits();
        }
        super.visitInvokeDynamicInsn(name, descriptor, bootstrap, led);
    }

    @Override
    public void visitLdcInsn(Object value) {
        handler();
        Object led = ExitCalls.constant(value);
        if (led != value) {
            weaving.usesExits();
        }
        super.visitLdcInsn(led);
    }

    @Override
    public void visitInsn(int opcode) {
        handler();
        super.visitInsn(opcode);
    }

    @Override
    public void visitIntInsn(int opcode, int operand) {
        handler();
        super.visitIntInsn(opcode, operand);
    }

    @Override
    public void visitVarInsn(int opcode, int index) {
        handler();
        if (opcode == Opcodes.RET) {
            check();
        }
        super.visitVarInsn(opcode, index);
    }

    @Override
    public void visitTypeInsn(int opcode, String type) {
        handler();
        super.visitTypeInsn(opcode, type);
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
        handler();
        super.visitFieldInsn(opcode, owner, name, descriptor);
    }

    @Override
    public void visitIincInsn(int index, int increment) {
        handler();
        super.visitIincInsn(index, increment);
    }

    @Override
    public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
        handler();
        super.visitMultiANewArrayInsn(descriptor, dimensions);
    }

    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
        super.visitMaxs(Math.max(maxStack, deepest) + deeper, maxLocals);
    }
}
