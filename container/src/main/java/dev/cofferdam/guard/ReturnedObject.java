package dev.cofferdam.guard;

/**
 * Stands in for objects that a method returns. Its class is generated when the first one is returned, because an interface may
 * return itself.
 */
final class ReturnedObject implements ResultAdapter {
    private final Class<?> type;
    private volatile ProxyClass standIn;

    ReturnedObject(Class<?> type) {
        this.type = type;
    }

    @Override
    public Object adapt(Object result, ResultCall call) {
        if (result instanceof GuardedProxy) {
            return result;
        }
        ProxyClass made = standIn;
        if (made == null) {
            made = call.guard().proxyClass(type, Results.Depth.RETURNED);
            standIn = made;
        }
        return call.standIn(made, result);
    }
}
