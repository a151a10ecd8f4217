package dev.cofferdam.guard;

/**
 * The few calls that generated proxy classes make outside their fast path. Public because those classes live in loaders
 * of their own; it is no part of the front.
 */
public final class Boundary {
    /** A thread takes the first place in a proxy at each so many calls. */
    private static final int ADOPTION = 1024;

    private Boundary() {}

    /**
     * Finds or makes the calling thread's cell, when it is not the one that the proxy looks for first.
     *
     * @param proxy the proxy that is called
     * @return a cell that the calling thread owns
     */
    public static CallCell cell(GuardedProxy proxy) {
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
     * Begins a call of a thread which is in a call into the plugin already.
     *
     * @param cell the calling thread's cell
     * @param method the number that stands for the method in marks
     * @return what the mark is to be when the call has ended
     */
    public static long nested(CallCell cell, int method) {
        return cell.nest(method);
    }

    /**
     * Obtains the plugin's service object.
     *
     * @param proxy the proxy that is called, which has no target at the moment
     * @return the target, never null
     * @throws dev.cofferdam.api.fault.PluginUnavailableException when nobody is behind the proxy
     */
    public static Object target(GuardedProxy proxy) {
        return proxy.core.obtain();
    }

    /**
     * Decides what becomes of a throwable that left a plugin. The calling thread is still marked as in the call: a
     * throwable whose methods never return is found as a hung call.
     *
     * @param proxy the proxy that was called
     * @param method the index of the method that was called
     * @param cell the calling thread's cell
     * @param after what the cell's mark is to be after the call
     * @param target the object that was called, or {@code null} when it could not be obtained
     * @param thrown what was thrown
     * @return what the caller is to get
     */
    public static Throwable thrown(
            GuardedProxy proxy, int method, CallCell cell, long after, Object target, Throwable thrown) {
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
     * @param proxy the proxy that was called
     * @param method the index of the method that was called
     * @param cell the calling thread's cell
     * @param target the object that was called
     * @param result what it returned, or {@code null}
     * @return what the caller is to get
     */
    public static Object returned(GuardedProxy proxy, int method, CallCell cell, Object target, Object result) {
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
     * Ends a call that was found overdue, or whose cell somebody is just looking at.
     *
     * @param cell the calling thread's cell, which has its mark already
     * @param after that mark
     */
    public static void ended(CallCell cell, long after) {
        Alarm alarm = cell.alarm;
        if (alarm != null && alarm.isFor(after)) {
            cell.alarm = null;
            alarm.settle();
        }
    }
}
