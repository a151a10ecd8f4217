package dev.cofferdam.guard;

/**
 * The few calls that generated proxy classes make outside their fast path. Public because those classes live in loaders
 * of their own; it is no part of the front.
 */
public final class Boundary {
    private Boundary() {}

    /**
     * Finds or makes the calling thread's cell.
     *
     * @param proxy the proxy that is called
     * @return a cell that the calling thread owns
     */
    public static CallCell claim(GuardedProxy proxy) {
        return proxy.core.table().claim(Thread.currentThread(), proxy);
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
     * @param saved the cell's mark before the call
     * @param target the object that was called, or {@code null} when it could not be obtained
     * @param thrown what was thrown
     * @return what the caller is to get
     */
    public static Throwable thrown(
            GuardedProxy proxy, int method, CallCell cell, long saved, Object target, Throwable thrown) {
        Alarm alarm = cell.alarm;
        boolean overdue = alarm != null && alarm.isFor(saved) && alarm.sent();
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
     * Ends a call that was found overdue, or whose cell somebody is just looking at.
     *
     * @param cell the calling thread's cell, its mark restored already
     * @param saved the cell's mark before the call
     */
    public static void ended(CallCell cell, long saved) {
        Alarm alarm = cell.alarm;
        if (alarm != null && alarm.isFor(saved)) {
            cell.alarm = null;
            alarm.settle();
        }
    }
}
