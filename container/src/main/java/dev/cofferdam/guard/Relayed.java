package dev.cofferdam.guard;

/**
 * What generated classes extend that stand between a proxy and its target while calls are limited or handed off. A proxy
 * takes one for its target, so that calls which are neither pay nothing.
 *
 * <p>It has no other methods, because a service interface may use any name.
 */
public abstract class Relayed {
    final Relay relay;

    /**
     * Called by generated constructors.
     *
     * @param relay where the calls go
     */
    public Relayed(Object relay) {
        this.relay = (Relay) relay;
    }
}
