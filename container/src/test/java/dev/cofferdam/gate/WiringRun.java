package dev.cofferdam.gate;

import dev.cofferdam.gate.offline.BundleJar;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.felix.framework.Felix;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;

/** Has a framework without any gate resolve bundles, and runs the first. */
final class WiringRun {
    private WiringRun() {}

    /**
     * The simple name of the linkage error that the client ends with; empty when it links.
     *
     * @param cache a folder of its own
     */
    static Optional<String> of(Path cache, List<BundleJar> jars) throws BundleException, IOException {
        Felix felix = new Felix(configuration(cache));
        try {
            felix.init();
            Bundle client = install(felix, jars.get(0));
            for (BundleJar jar : jars.subList(1, jars.size())) {
                install(felix, jar);
            }
            felix.start();
            return run(client);
        } finally {
            felix.stop();
            await(felix);
        }
    }

    private static Map<String, Object> configuration(Path cache) {
        Map<String, Object> configuration = new HashMap<>();
        configuration.put(Constants.FRAMEWORK_STORAGE, cache.toString());
        configuration.put(Constants.FRAMEWORK_BSNVERSION, Constants.FRAMEWORK_BSNVERSION_MULTIPLE);
        configuration.put("felix.service.urlhandlers", "false");
        configuration.put("felix.resolver.parallelism", "1");
        configuration.put("felix.log.level", "0");
        configuration.put(Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA, "org.slf4j;version=2.0.20");
        return configuration;
    }

    private static Bundle install(Felix felix, BundleJar jar) throws BundleException, IOException {
        try (InputStream bytes = Files.newInputStream(jar.path())) {
            return felix.getBundleContext().installBundle(jar.fileName(), bytes);
        }
    }

    private static Optional<String> run(Bundle client) {
        try {
            client.loadClass("client.Main").getMethod("run").invoke(null);
            return Optional.empty();
        } catch (InvocationTargetException thrown) {
            if (thrown.getCause() instanceof LinkageError error) {
                return Optional.of(error.getClass().getSimpleName());
            }
            throw new IllegalStateException(thrown.getCause());
        } catch (ReflectiveOperationException unresolved) {
            throw new IllegalStateException(unresolved);
        }
    }

    private static void await(Felix felix) {
        try {
            felix.waitForStop(60_000);
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts this thread", e);
        }
    }
}
