package dev.cofferdam.gate.rule;

import dev.cofferdam.gate.classfile.Reference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.AnalyzerAdapter;

/** The flows of one method. Straight through the code, each branch compared with the frame at its target. */
final class MethodFlow extends AnalyzerAdapter {
    private static final String OBJECT = "java/lang/Object";

    private record State(List<Object> locals, List<Object> stack) {}

    private final String owner;
    private final String descriptor;
    private final Set<Reference> guarded;
    private final Set<Flow> flows;
    private final FlowBudget budget;
    private final Map<Label, List<State>> arriving = new HashMap<>();
    private final Map<Label, State> declared = new HashMap<>();
    private final List<Label> here = new ArrayList<>();

    MethodFlow(
            String owner,
            int access,
            String name,
            String descriptor,
            Set<Reference> guarded,
            Set<Flow> flows,
            FlowBudget budget) {
        super(Opcodes.ASM9, owner, access, name, descriptor, null);
        this.owner = owner;
        this.descriptor = descriptor;
        this.guarded = guarded;
        this.flows = flows;
        this.budget = budget;
    }

    private void add(Flow.Kind kind, Object from, String to, Optional<Reference> member) {
        if (from instanceof String type && (kind != Flow.Kind.ASSIGN || (!type.equals(to) && !to.equals(OBJECT)))) {
            flows.add(new Flow(kind, type, to, member));
        }
    }

    private void assign(Object from, String to) {
        add(Flow.Kind.ASSIGN, from, to, Optional.empty());
    }

    private void assign(Object from, Type to) {
        if (to.getSort() >= Type.ARRAY) {
            assign(from, to.getInternalName());
        }
    }

    /** What lies that many words below the top of the stack. */
    private Object below(int words) {
        return stack == null || stack.size() <= words ? Opcodes.TOP : stack.get(stack.size() - 1 - words);
    }

    @Override
    public void visitLabel(Label label) {
        here.add(label);
        super.visitLabel(label);
    }

    @Override
    public void visitFrame(int type, int numLocal, Object[] local, int numStack, Object[] onStack) {
        State before = locals == null ? null : state();
        super.visitFrame(type, numLocal, local, numStack, onStack);
        State frame = state();
        if (before != null) {
            merge(before, frame);
        }
        for (Label label : here) {
            declared.put(label, frame);
            arriving.getOrDefault(label, List.of()).forEach(state -> merge(state, frame));
        }
    }

    private State state() {
        budget.spend(locals.size() + stack.size());
        return new State(List.copyOf(locals), List.copyOf(stack));
    }

    private void merge(State from, State to) {
        merge(from.locals(), to.locals());
        merge(from.stack(), to.stack());
    }

    private void merge(List<Object> from, List<Object> to) {
        for (int i = 0; i < Math.min(from.size(), to.size()); i++) {
            if (to.get(i) instanceof String type) {
                assign(from.get(i), type);
            }
        }
    }

    /** Control may go to a label with the types that are there now. */
    private void branch(Label target) {
        if (locals == null) {
            return;
        }
        State frame = declared.get(target);
        if (frame != null) {
            merge(state(), frame);
        } else {
            arriving.computeIfAbsent(target, first -> new ArrayList<>()).add(state());
        }
    }

    @Override
    public void visitTryCatchBlock(Label start, Label end, Label handler, String type) {
        if (type != null) {
            arriving.computeIfAbsent(handler, first -> new ArrayList<>()).add(new State(List.of(), List.of(type)));
        }
        super.visitTryCatchBlock(start, end, handler, type);
    }

    @Override
    public void visitJumpInsn(int opcode, Label label) {
        here.clear();
        if (opcode == Opcodes.GOTO) {
            branch(label);
        }
        super.visitJumpInsn(opcode, label);
        branch(label);
    }

    @Override
    public void visitTableSwitchInsn(int min, int max, Label other, Label... labels) {
        visitSwitch(other, labels);
        super.visitTableSwitchInsn(min, max, other, labels);
    }

    @Override
    public void visitLookupSwitchInsn(Label other, int[] keys, Label[] labels) {
        visitSwitch(other, labels);
        super.visitLookupSwitchInsn(other, keys, labels);
    }

    private void visitSwitch(Label other, Label... labels) {
        here.clear();
        if (stack == null || stack.isEmpty()) {
            return;
        }
        Object key = stack.remove(stack.size() - 1);
        branch(other);
        Set.of(labels.clone()).forEach(this::branch);
        stack.add(key);
    }

    @Override
    public void visitInsn(int opcode) {
        here.clear();
        if (opcode == Opcodes.ARETURN) {
            assign(below(0), Type.getReturnType(descriptor));
        } else if (opcode == Opcodes.ATHROW) {
            assign(below(0), "java/lang/Throwable");
        }
        super.visitInsn(opcode);
    }

    @Override
    public void visitFieldInsn(int opcode, String fieldOwner, String name, String type) {
        here.clear();
        boolean put = opcode == Opcodes.PUTFIELD || opcode == Opcodes.PUTSTATIC;
        int words = put ? Type.getType(type).getSize() : 0;
        if (put) {
            assign(below(0), Type.getType(type));
        }
        if (opcode == Opcodes.GETFIELD || opcode == Opcodes.PUTFIELD) {
            receiver(below(words), fieldOwner, name, type);
        }
        super.visitFieldInsn(opcode, fieldOwner, name, type);
    }

    private void receiver(Object from, String declaring, String name, String type) {
        assign(from, declaring);
        guarded(declaring, name, type).ifPresent(member -> add(Flow.Kind.RECEIVER, from, owner, Optional.of(member)));
    }

    private Optional<Reference> guarded(String declaring, String name, String type) {
        return guarded.isEmpty()
                ? Optional.empty()
                : Optional.of(new Reference(declaring, name, type, 0)).filter(guarded::contains);
    }

    @Override
    public void visitMethodInsn(int opcode, String called, String name, String type, boolean isInterface) {
        here.clear();
        int words = arguments(type);
        if (opcode == Opcodes.INVOKEINTERFACE) {
            add(Flow.Kind.INTERFACE_CALL, below(words), called, Optional.of(new Reference(called, name, type, 0)));
        } else if (opcode == Opcodes.INVOKEVIRTUAL) {
            receiver(below(words), called, name, type);
        } else if (below(words) instanceof Label) {
            guarded(called, name, type).ifPresent(member -> add(Flow.Kind.NEW, called, owner, Optional.of(member)));
        }
        super.visitMethodInsn(opcode, called, name, type, isInterface);
    }

    @Override
    public void visitInvokeDynamicInsn(String name, String type, Handle bootstrap, Object... constants) {
        here.clear();
        arguments(type);
        super.visitInvokeDynamicInsn(name, type, bootstrap, constants);
    }

    /** Compares the arguments with what lies on the stack; says how many words they are. */
    private int arguments(String type) {
        Type[] wanted = Type.getArgumentTypes(type);
        int words = 0;
        for (int i = wanted.length - 1; i >= 0; i--) {
            assign(below(words), wanted[i]);
            words += wanted[i].getSize();
        }
        return words;
    }

    @Override
    public void visitVarInsn(int opcode, int index) {
        here.clear();
        super.visitVarInsn(opcode, index);
    }

    @Override
    public void visitIincInsn(int index, int increment) {
        here.clear();
        super.visitIincInsn(index, increment);
    }

    @Override
    public void visitIntInsn(int opcode, int operand) {
        here.clear();
        super.visitIntInsn(opcode, operand);
    }

    @Override
    public void visitTypeInsn(int opcode, String type) {
        here.clear();
        super.visitTypeInsn(opcode, type);
    }

    @Override
    public void visitLdcInsn(Object value) {
        here.clear();
        super.visitLdcInsn(value);
    }

    @Override
    public void visitMultiANewArrayInsn(String type, int dimensions) {
        here.clear();
        super.visitMultiANewArrayInsn(type, dimensions);
    }
}
