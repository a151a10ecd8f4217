package dev.cofferdam.guard;

/** What is done with what a method returned. */
interface ResultAdapter {
    /**
     * Makes what the caller gets. Called within the call: what it does in the plugin is part of it.
     *
     * @param result what the plugin returned
     * @param call the call that it returned it from
     */
    Object adapt(Object result, ResultCall call);

    /** Whether a result has no deadline, and is not waited for. */
    default boolean openEnded() {
        return false;
    }
}
