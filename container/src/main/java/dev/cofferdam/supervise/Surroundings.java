package dev.cofferdam.supervise;

import dev.cofferdam.framework.PluginFramework;
import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;

/** What all plugins' lives share. */
record Surroundings(
        PluginFramework framework,
        Launch launch,
        SupervisorSettings settings,
        Upward upward,
        Clock clock,
        Executor threads,
        ScheduledExecutorService timer,
        Peers peers) {}
