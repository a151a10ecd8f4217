package dev.cofferdam.benchmarks.startup;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.felix.framework.Felix;
import org.osgi.framework.Bundle;

/** The yardstick: a framework with the bundles of a folder, and nothing else. */
final class BareStart {
    private BareStart() {}

    /** Starts all, and ends the process. The arguments are the folder and the framework's cache. */
    public static void main(String... arguments) throws Exception {
        Felix felix = new Felix(Map.of(
                "org.osgi.framework.storage", arguments[1],
                "org.osgi.framework.storage.clean", "onFirstInit",
                "felix.service.urlhandlers", "false"));
        felix.start();
        List<Bundle> bundles = new ArrayList<>();
        try (Stream<Path> jars = Files.list(Path.of(arguments[0]))) {
            for (Path jar : jars.sorted().toList()) {
                bundles.add(felix.getBundleContext().installBundle(jar.toUri().toString()));
            }
        }
        for (Bundle bundle : bundles) {
            bundle.start();
        }
        if (bundles.stream().anyMatch(bundle -> bundle.getState() != Bundle.ACTIVE)) {
            throw new IllegalStateException("not all are active");
        }
        Runtime.getRuntime().halt(0);
    }
}
