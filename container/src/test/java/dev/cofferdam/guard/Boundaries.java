package dev.cofferdam.guard;

import dev.cofferdam.model.Fault;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A guard for a test, and the faults that it reported. */
final class Boundaries implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    static final Duration LONG = Duration.ofMinutes(5);

    final List<Fault> faults = new CopyOnWriteArrayList<>();
    final Guard guard = new Guard(faults::add, Clock.fixed(NOW, ZoneOffset.UTC));

    PluginGuard plugin(String name) {
        return guard.plugin(name, CallRules.direct(LONG));
    }

    /** A service of plugin {@code acme}, connected in generation 1. */
    <T> T service(Class<T> type, T target) {
        return service(plugin("acme"), type, target);
    }

    static <T> T service(PluginGuard plugin, Class<T> type, T target) {
        ServiceProxy proxy = proxy(plugin, type);
        proxy.connect(1, () -> target);
        return type.cast(proxy.instance());
    }

    static ServiceProxy proxy(PluginGuard plugin, Class<?>... interfaces) {
        ProxyResult result = plugin.proxy(List.of(interfaces));
        if (result instanceof ProxyResult.Made made) {
            return made.proxy();
        }
        throw new AssertionError(result);
    }

    @Override
    public void close() {
        guard.close();
    }
}
