package dev.cofferdam.guard;

import java.lang.invoke.VarHandle;

/**
 * What generated proxy classes call. Public because those classes live in loaders of their own; it is no part of the front.
 */
public final class Boundary {
    /** A thread takes the first place in a proxy at each so many calls. */
    private static final int ADOPTION = 1024;

    private Boundary() {}

    /**
     * The calling thread's cell.
     *
     * @param proxy the proxy that is called
     * @return a cell that the calling thread owns
     */
    public static CallCell enter(GuardedProxy proxy) {
        CallCell cell = proxy.cell;
        return cell.owner == Thread.currentThread() ? cell : cell(proxy);
    }

    /** Finds or makes the calling thread's cell, when it is not the one that the proxy looks for first. */
    private static CallCell cell(GuardedProxy proxy) {
        Thread thread = Thread.currentThread();
        CallCell[] cells = proxy.cells;
        CallCell cell = cells[(int) thread.getId() & cells.length - 1];
        if (cell.owner != thread) {
            cell = proxy.core.table().claim(thread, proxy);
        }
        // who calls often is looked for first; not more often than that, because it disturbs the other callers
        if (CallCell.sequence(cell.mark) % ADOPTION == 0 || proxy.cell.owner == null) {
            proxy.cell = cell;
        }
        return cell;
    }

    /**
     * Marks that a call begins.
     *
     * @param cell the calling thread's cell
     * @param method the number that stands for the method in marks
     * @return what the mark is to be when the call has ended
     */
    public static long begin(CallCell cell, int method) {
        long after = cell.mark + CallCell.SEQUENCE_ONE;
        if ((after & CallCell.BUSY) != 0) {
            return cell.nest(method); // the thread is in a call into the plugin already
        }
        cell.mark = after + CallCell.DEPTH_ONE + method;
        return after;
    }

    /**
     * The plugin's service object.
     *
     * <p>The fence, and that in {@link #left}, are for the compiler, which must neither drop the mark nor move a read above it;
     * on x86 they are no instruction. What the processor may still reorder, the mark's store after the target's load, is made up
     * for by whoever looks: see {@link ProcessBarrier}.
     *
     * @param proxy the proxy that is called
     * @return the target, or {@code null} when it is to be {@linkplain #obtain obtained}
     */
    public static Object target(GuardedProxy proxy) {
        VarHandle.releaseFence();
        return proxy.target;
    }

    /**
     * Obtains the plugin's service object, which may run code of the plugin's.
     *
     * @param proxy the proxy that is called
     * @return the target, never null
     * @throws dev.cofferdam.api.fault.PluginUnavailableException when nobody is behind the proxy
     */
    public static Object obtain(GuardedProxy proxy) {
        return proxy.core.obtain();
    }

    /**
     * Decides what becomes of a throwable that left a plugin. The calling thread is still marked as in the call: a
     * throwable whose methods never return is found as a hung call.
     *
     * @param thrown what was thrown
     * @param proxy the proxy that was called
     * @param method the index of the method that was called
     * @param cell the calling thread's cell
     * @param after what the cell's mark is to be after the call
     * @param target the object that was called, or {@code null} when it could not be obtained
     * @return what the caller is to get
     */
    public static Throwable thrown(
            Throwable thrown, GuardedProxy proxy, int method, CallCell cell, long after, Object target) {
        Alarm alarm = cell.alarm;
        boolean mine = alarm != null && alarm.isFor(after);
        boolean overdue = mine && alarm.sent();
        if (mine) {
            alarm.pardon(); // reading the throwable may run the plugin's code
        }
        return proxy.core.classify(method, target, thrown, overdue);
    }

    /**
     * Looks after what a method returned: what is complete later, and what is called in turn. The calling thread is still
     * marked as in the call.
     *
     * @param result what it returned, or {@code null}
     * @param proxy the proxy that was called
     * @param method the index of the method that was called
     * @param cell the calling thread's cell
     * @param target the object that was called
     * @return what the caller is to get
     */
    public static Object returned(Object result, GuardedProxy proxy, int method, CallCell cell, Object target) {
        return result == null ? result : proxy.core.adapt(method, cell, target, result);
    }

    /**
     * Makes a call that is limited, or handed off.
     *
     * @param relayed what was called in the target's place
     * @param method the index of the method that was called
     * @param arguments its arguments, boxed
     * @return what the call returns, boxed; null for nothing
     * @throws Throwable what it throws
     */
    public static Object relay(Relayed relayed, int method, Object[] arguments) throws Throwable {
        return relayed.relay.call(method, arguments);
    }

    /**
     * Ends a call whose mark is taken off.
     *
     * @param cell the calling thread's cell, which has its mark already
     * @param after that mark
     */
    public static void left(CallCell cell, long after) {
        VarHandle.releaseFence();
        if (cell.alarm != null) {
            ended(cell, after);
        }
    }

    /** Ends a call that was found overdue, or whose cell somebody is just looking at. */
    static void ended(CallCell cell, long after) {
        Alarm alarm = cell.alarm;
        if (alarm != null && alarm.isFor(after)) {
            cell.alarm = null;
            alarm.settle();
        }
    }
}
