package dev.cofferdam.supervise;

import dev.cofferdam.framework.PluginFramework;
import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.DoubleSupplier;
import java.util.function.Function;

/** What all plugins' lives share. */
record Surroundings(
        PluginFramework framework,
        Launch launch,
        Handover handover,
        Function<String, PluginRules> rulesOf,
        Upward upward,
        GoodRevisions good,
        Clock clock,
        Executor threads,
        ScheduledExecutorService timer,
        PluginThreads pluginThreads,
        Turns restarts,
        DoubleSupplier draws,
        Peers peers) {

    /** What holds for a plugin now. */
    PluginRules rules(String plugin) {
        return rulesOf.apply(plugin);
    }

    /** Tells of something that happened to a plugin. */
    void tell(PluginChange change) {
        upward.changes().accept(change);
    }
}
