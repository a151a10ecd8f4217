package dev.cofferdam.guard;

/**
 * Stands in for objects that a method returns. Their class is generated when the first one is returned, because an interface
 * may return itself.
 */
record ReturnedObject(Class<?> type) implements ResultAdapter {
    @Override
    public Object adapt(Object result, ResultCall call) {
        return result instanceof GuardedProxy ? result : call.standIn(call.classOf(type), result);
    }
}
