package dev.cofferdam.benchmarks.lifecycle;

import dev.cofferdam.benchmarks.lifecycle.contract.Greeting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.felix.framework.Felix;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

/** The yardstick: a framework with the bundles of a folder. */
final class BareGreetings {
    private BareGreetings() {}

    /** Starts all, calls each, and prints how much memory is in use. The arguments are the folder and a folder for data. */
    public static void main(String... arguments) throws Exception {
        Felix felix = new Felix(Map.of(
                "org.osgi.framework.storage",
                arguments[1],
                "org.osgi.framework.storage.clean",
                "onFirstInit",
                "org.osgi.framework.system.packages.extra",
                GreetingJars.CONTRACT,
                "felix.service.urlhandlers",
                "false"));
        felix.start();
        BundleContext system = felix.getBundleContext();
        try (Stream<Path> jars = Files.list(Path.of(arguments[0]))) {
            for (Path jar : jars.sorted().toList()) {
                system.installBundle(jar.toUri().toString()).start();
            }
        }
        List<ServiceReference<Greeting>> found = List.copyOf(system.getServiceReferences(Greeting.class, null));
        List<Greeting> greetings = found.stream().map(system::getService).toList();
        MemoryInUse.print(greetings);
        Runtime.getRuntime().halt(0);
    }
}
