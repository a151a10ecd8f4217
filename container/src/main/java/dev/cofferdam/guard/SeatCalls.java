package dev.cofferdam.guard;

import static org.objectweb.asm.Opcodes.ACC_PRIVATE;
import static org.objectweb.asm.Opcodes.ACC_STATIC;
import static org.objectweb.asm.Opcodes.ALOAD;
import static org.objectweb.asm.Opcodes.ARETURN;
import static org.objectweb.asm.Opcodes.GETFIELD;
import static org.objectweb.asm.Opcodes.GOTO;
import static org.objectweb.asm.Opcodes.ILOAD;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Type;

/**
 * Writes code that is there once for each seat, with a line number by which a stack frame tells whose it is. What may run a
 * plugin's code beside the call itself is called so, too, but once for all methods of the class: these have to stay small.
 */
final class SeatCalls {
    private static final String SUPER = Type.getInternalName(GuardedProxy.class);
    private static final String BOUNDARY = Type.getInternalName(Boundary.class);

    /** The methods of {@link Boundary} that may run code of a plugin's, by the names they have there. */
    enum Helper {
        OBTAIN("obtain", Object.class, GuardedProxy.class),
        RETURNED("returned", Object.class, Object.class, GuardedProxy.class, int.class, CallCell.class, Object.class),
        THROWN(
                "thrown",
                Throwable.class,
                Throwable.class,
                GuardedProxy.class,
                int.class,
                CallCell.class,
                long.class,
                Object.class);

        private final String method;
        private final String descriptor;
        /** The local variable that the proxy is in. */
        private final int proxy;

        Helper(String method, Class<?> result, Class<?>... parameters) {
            this.method = method;
            this.proxy = List.of(parameters).indexOf(GuardedProxy.class); // nothing wide is before it
            this.descriptor = Type.getMethodDescriptor(
                    Type.getType(result),
                    Stream.of(parameters).map(Type::getType).toArray(Type[]::new));
        }
    }

    private final ClassVisitor out;
    private final String owner;
    private final int seats;
    private final Set<Helper> called = EnumSet.noneOf(Helper.class);

    SeatCalls(ClassVisitor out, String owner, int seats) {
        this.out = out;
        this.owner = owner;
        this.seats = seats;
    }

    /** Calls a helper, whose arguments are on the stack. One seat has all the class's code for itself. */
    void call(MethodVisitor code, Helper helper) {
        if (seats == 1) {
            code.visitMethodInsn(INVOKESTATIC, BOUNDARY, helper.method, helper.descriptor, false);
        } else {
            called.add(helper);
            code.visitMethodInsn(INVOKESTATIC, owner, helper.method, helper.descriptor, false);
        }
    }

    /** Writes the methods that were called. */
    void write() {
        called.forEach(this::helper);
    }

    private void helper(Helper helper) {
        MethodVisitor code = out.visitMethod(ACC_PRIVATE | ACC_STATIC, helper.method, helper.descriptor, null, null);
        code.visitCode();
        each(code, helper.proxy, () -> {
            int local = 0;
            for (Type argument : Type.getArgumentTypes(helper.descriptor)) {
                code.visitVarInsn(argument.getOpcode(ILOAD), local);
                local += argument.getSize();
            }
            code.visitMethodInsn(INVOKESTATIC, BOUNDARY, helper.method, helper.descriptor, false);
        });
        code.visitInsn(ARETURN);
        code.visitMaxs(0, 0);
        code.visitEnd();
    }

    /** Before any code of a method. */
    void begin(MethodVisitor code) {
        if (seats == 1) {
            line(code, ProxyRow.line(0));
        }
    }

    /**
     * The code for the seat of the proxy that called, then on.
     *
     * @param proxy the local variable that the proxy is in
     * @param body writes the code, which is to be the same for each, and to leave the same behind on the stack
     */
    void each(MethodVisitor code, int proxy, Runnable body) {
        if (seats == 1) {
            body.run();
            return;
        }
        Label[] starts = Stream.generate(Label::new).limit(seats).toArray(Label[]::new);
        Label end = new Label();
        code.visitVarInsn(ALOAD, proxy);
        code.visitFieldInsn(GETFIELD, SUPER, "seat", "I");
        code.visitTableSwitchInsn(0, seats - 2, starts[seats - 1], Arrays.copyOf(starts, seats - 1));
        for (int seat = 0; seat < seats; seat++) {
            code.visitLabel(starts[seat]);
            code.visitLineNumber(ProxyRow.line(seat), starts[seat]);
            body.run();
            if (seat < seats - 1) {
                code.visitJumpInsn(GOTO, end);
            }
        }
        code.visitLabel(end);
        code.visitLineNumber(ProxyRow.NOBODYS_LINE, end);
    }

    private static void line(MethodVisitor code, int number) {
        Label here = new Label();
        code.visitLabel(here);
        code.visitLineNumber(number, here);
    }
}
