package dev.cofferdam.contain;

import static java.lang.invoke.MethodType.methodType;

import dev.cofferdam.model.Killed;
import java.lang.invoke.CallSite;
import java.lang.invoke.ConstantCallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.MutableCallSite;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * One checkpoint class, and the orders for threads that come by. Its check is a call to nothing that the JIT compiler takes out;
 * while there are orders, it is a call that looks who is there. Compiled code that was built on the one is dropped when the other
 * takes its place, and a loop in it goes on in code that asks.
 *
 * <p>The code of several loaders may call one checkpoint, and an order is for the code of one of them: a thread that it is for is
 * asked whose code it comes from. Thread-safe.
 */
final class Checkpoint {
    private static final MethodType CHECK = methodType(void.class);
    private static final MethodHandle NOTHING = MethodHandles.empty(CHECK);
    private static final StackWalker STACK = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);
    private static final String NAME = CheckpointClasses.binaryName(CheckpointClasses.CHECKPOINT);
    private static final Order[] NONE = {};
    /** The check at a method's entry is its first instruction; all others come later. */
    private static final int ENTRY = 0;

    private final Optional<Class<?>> lendable;
    private final Optional<Checkpoint> itself = Optional.of(this);
    private final MutableCallSite check = new MutableCallSite(NOTHING);
    /** An array: on the threads that read it there may be neither heap nor stack left. */
    private volatile Order[] orders = NONE;

    private volatile boolean shared;

    private Checkpoint(Class<?> type, Optional<Class<?>> lendable) throws ReflectiveOperationException {
        this.lendable = lendable;
        // at once and for all: nobody who gets hold of the class can make it call anything else
        CheckpointClasses.link(type, Optional.of(this::site));
        type.getMethod("check").invoke(null);
        type.getMethod("caught", Throwable.class).invoke(null, new Throwable());
        CheckpointClasses.link(type, Optional.empty());
        // what is first linked where there is no stack may be without it for ever
        calledFrom(Checkpoint.class.getClassLoader());
        entered(Checkpoint.class.getClassLoader());
    }

    /** Of a class in a plugin's own loader, which this does not keep from being collected. */
    static Checkpoint within(Class<?> type) throws ReflectiveOperationException {
        return new Checkpoint(type, Optional.empty());
    }

    /** Of a class that plugins' loaders can be made to know. */
    static Checkpoint lendable(Class<?> type) throws ReflectiveOperationException {
        return new Checkpoint(type, Optional.of(type));
    }

    private CallSite site(String name) {
        return name.equals("check")
                ? check
                : new ConstantCallSite(Bound.to(this, name, methodType(void.class, Throwable.class)));
    }

    Optional<Class<?>> lendable() {
        return lendable;
    }

    /** One object for all who keep it. */
    Optional<Checkpoint> itself() {
        return itself;
    }

    /** Tells whether the code of more than one loader calls it. */
    void share(boolean several) {
        shared = several;
    }

    synchronized void add(Order order) {
        List<Order> more = new ArrayList<>(List.of(orders));
        more.add(order);
        put(more);
    }

    synchronized void remove(Order order) {
        List<Order> fewer = new ArrayList<>(List.of(orders));
        fewer.removeIf(each -> each == order);
        put(fewer);
    }

    private void put(List<Order> now) {
        orders = now.toArray(Order[]::new);
        if (now.isEmpty() == doesNothing()) {
            return;
        }
        check.setTarget(now.isEmpty() ? NOTHING : Bound.to(this, "check", CHECK));
        MutableCallSite.syncAll(new MutableCallSite[] {check});
    }

    /** Whether the check is the call to nothing, for everybody. */
    boolean doesNothing() {
        return check.getTarget() == NOTHING;
    }

    /** Called by woven code while there are orders. */
    void check() {
        for (Order order : orders) {
            if (order.thread == Thread.currentThread() && order.stands() && (!shared || calledFrom(order.code))) {
                order.meet(order.asksForEntries() && entered(order.code));
            }
        }
    }

    /** What a handler of everything does first: what is meant to end the thread is not for it. */
    void caught(Throwable thrown) {
        if (thrown instanceof Killed) {
            check();
        }
    }

    /** Whether it is this loader's code that called; where there is no stack or heap left to look, it is. */
    private boolean calledFrom(ClassLoader code) {
        try {
            return STACK.walk(frames -> frames.filter(frame -> !isOurs(frame))
                    .findFirst()
                    .filter(caller -> caller.getDeclaringClass().getClassLoader() == code)
                    .isPresent());
        } catch (VirtualMachineError exhausted) {
            return true;
        }
    }

    /**
     * Whether the check that is under way is the one at the entry of a method of this loader's, and none of its code lies below: the
     * thread was outside. Where there is no stack or heap left to look, that is not known.
     */
    private static boolean entered(ClassLoader code) {
        try {
            return STACK.walk(frames -> {
                Iterator<StackWalker.StackFrame> callers =
                        frames.filter(frame -> !isOurs(frame)).iterator();
                if (!callers.hasNext() || callers.next().getByteCodeIndex() != ENTRY) {
                    return false;
                }
                while (callers.hasNext()) {
                    if (callers.next().getDeclaringClass().getClassLoader() == code) {
                        return false;
                    }
                }
                return true;
            });
        } catch (VirtualMachineError exhausted) {
            return false;
        }
    }

    private static boolean isOurs(StackWalker.StackFrame frame) {
        return frame.getDeclaringClass() == Checkpoint.class
                || frame.getDeclaringClass().getName().equals(NAME);
    }
}
