package dev.cofferdam.benchmarks.startup;

import dev.cofferdam.Cofferdam;
import dev.cofferdam.PluginContainer;
import dev.cofferdam.model.PluginState;
import java.nio.file.Path;

/** The container with the bundles of a folder. */
final class ContainedStart {
    private ContainedStart() {}

    /** Starts all, and ends the process. The arguments are the folder and the container's data folder. */
    @SuppressWarnings("resource") // the process is ended at once, as its peer's is
    public static void main(String... arguments) {
        PluginContainer container = Cofferdam.builder()
                .plugins(Path.of(arguments[0]))
                .data(Path.of(arguments[1]))
                .start();
        if (container.plugins().stream().anyMatch(plugin -> plugin.state() != PluginState.ACTIVE)) {
            throw new IllegalStateException("not all are active");
        }
        Runtime.getRuntime().halt(0);
    }
}
