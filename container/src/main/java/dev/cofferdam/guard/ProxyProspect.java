package dev.cofferdam.guard;

import java.util.Optional;

/**
 * Whether there can be a proxy. Whoever holds on to it until the proxy is made spares the guard making the proxy's class a
 * second time.
 */
public final class ProxyProspect {
    private final Optional<String> obstacle;
    private final Optional<ProxyClass> type;

    private ProxyProspect(Optional<String> obstacle, Optional<ProxyClass> type) {
        this.obstacle = obstacle;
        this.type = type;
    }

    static ProxyProspect none(String obstacle) {
        return new ProxyProspect(Optional.of(obstacle), Optional.empty());
    }

    static ProxyProspect of(ProxyClass type) {
        return new ProxyProspect(Optional.empty(), Optional.of(type));
    }

    /** Why there can be none; empty when there can. */
    public Optional<String> obstacle() {
        return obstacle;
    }

    Optional<ProxyClass> type() {
        return type;
    }
}
