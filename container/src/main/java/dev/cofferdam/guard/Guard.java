package dev.cofferdam.guard;

import dev.cofferdam.model.Fault;
import dev.cofferdam.model.KillSwitch;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;
import java.util.function.Consumer;

/** One container's boundary: all guarded plugins, and the one daemon thread that looks for hung calls. Thread-safe. */
public final class Guard implements AutoCloseable {
    private final Map<String, PluginGuard> plugins = new ConcurrentHashMap<>();
    private final Contracts contracts = new Contracts();
    private final CompletableFuture<Void> rehearsed = new CompletableFuture<>();
    private final Reports reports;
    private final HangWatch watch = new HangWatch(() -> List.copyOf(plugins.values()));

    /**
     * Starts to watch.
     *
     * @param faults told of every fault, on the thread that found it; never under a lock. It must not block
     * @param clock tells when a fault was; durations are measured by a clock of the JVM that nobody sets
     */
    public Guard(Consumer<Fault> faults, Clock clock) {
        this.reports = new Reports(Objects.requireNonNull(faults, "faults"), Objects.requireNonNull(clock, "clock"));
        // beside the start of the framework
        Thread thread = new Thread(() -> rehearse(clock), "cofferdam-rehearsal");
        thread.setDaemon(true);
        thread.start();
        watch.start();
    }

    private void rehearse(Clock clock) {
        try {
            Rehearsal.run(clock);
            rehearsed.complete(null);
        } catch (Throwable e) {
            rehearsed.completeExceptionally(e);
        }
    }

    /**
     * The boundary of a plugin; the same one each time.
     *
     * @param rules what holds for calls into it, from now on
     */
    public PluginGuard plugin(String symbolicName, CallRules rules) {
        rehearsed.join();
        PluginGuard plugin =
                plugins.computeIfAbsent(symbolicName, name -> new PluginGuard(name, rules, reports, contracts));
        plugin.rules(rules);
        watch.wake();
        return plugin;
    }

    /** Whether a frame of a stack is where a call into some plugin begins. */
    public static boolean guards(StackTraceElement frame) {
        return ProxyRow.isProxy(frame);
    }

    /**
     * Sets who is asked before a call counts as hung.
     *
     * @param elsewhere whether a thread that is in a call into the plugin is in a callback of somebody else's meanwhile, by its
     *     stack, innermost first: then it is not the plugin that hangs, and others look after it
     */
    public void excuse(BiPredicate<String, List<StackTraceElement>> elsewhere) {
        reports.excuse(elsewhere);
    }

    /**
     * Sets what ends calls that take no notice of an interrupt; without it, they are abandoned.
     *
     * @param ends told of each fault again whose thread left only when it was killed, or did not leave: it counts no more than once
     */
    public void arm(KillSwitch kills, Consumer<Fault> ends) {
        reports.arm(kills, ends);
    }

    /** Lets go of a plugin that is gone for good. Its calls are no longer watched; its proxies stay as they are. */
    public void forget(String symbolicName) {
        plugins.remove(symbolicName);
    }

    /** Stops to watch. Proxies go on working, without a deadline. */
    @Override
    public void close() {
        watch.close();
    }
}
