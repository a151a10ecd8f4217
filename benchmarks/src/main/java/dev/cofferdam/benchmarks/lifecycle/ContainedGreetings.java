package dev.cofferdam.benchmarks.lifecycle;

import dev.cofferdam.Cofferdam;
import dev.cofferdam.PluginContainer;
import dev.cofferdam.benchmarks.lifecycle.contract.Greeting;
import java.nio.file.Path;

/** The container with the bundles of a folder. */
final class ContainedGreetings {
    private ContainedGreetings() {}

    /** Starts all, calls each, and prints how much memory is in use. The arguments are the folder and a folder for data. */
    @SuppressWarnings("resource") // the process is ended at once, as its peer's is
    public static void main(String... arguments) throws InterruptedException {
        PluginContainer container = Cofferdam.builder()
                .plugins(Path.of(arguments[0]))
                .data(Path.of(arguments[1]))
                .hostPackage(GreetingJars.CONTRACT)
                .start();
        MemoryInUse.print(container.services(Greeting.class));
        Runtime.getRuntime().halt(0);
    }
}
