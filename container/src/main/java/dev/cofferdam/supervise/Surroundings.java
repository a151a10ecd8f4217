package dev.cofferdam.supervise;

import dev.cofferdam.framework.PluginFramework;
import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;

/** What all plugins' lives share. */
record Surroundings(
        PluginFramework framework,
        Launch launch,
        Function<String, PluginRules> rulesOf,
        Upward upward,
        Clock clock,
        Executor threads,
        ScheduledExecutorService timer,
        PluginThreads pluginThreads,
        Peers peers) {

    /** What holds for a plugin now. */
    PluginRules rules(String plugin) {
        return rulesOf.apply(plugin);
    }
}
