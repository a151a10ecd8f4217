package dev.cofferdam.framework;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;

/** The bundles that are part of the container and not plugins. They are trusted: no gate, no boundary. */
final class Platform {
    private final BundleContext system;
    private final Nodes nodes;
    private final List<Bundle> bundles = new CopyOnWriteArrayList<>();

    Platform(BundleContext system, Nodes nodes) {
        this.system = system;
        this.nodes = nodes;
    }

    /** Installs and starts the bundles of a folder, in the order of their names. */
    void start(Path folder) throws BundleException {
        List<Bundle> installed = new ArrayList<>();
        for (Path jar : jars(folder)) {
            Bundle bundle = system.installBundle(Locations.first(jar));
            nodes.add(bundle, jar, jar.getFileName().toString());
            installed.add(bundle);
        }
        bundles.addAll(installed);
        for (Bundle bundle : installed) {
            bundle.start(Bundle.START_TRANSIENT);
        }
    }

    /** Takes a bundle that runs already for one of them. */
    void add(Bundle started) {
        bundles.add(started);
    }

    void stop() throws BundleException {
        for (int i = bundles.size() - 1; i >= 0; i--) {
            bundles.get(i).stop(Bundle.STOP_TRANSIENT);
        }
    }

    private static List<Path> jars(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the folder '" + folder + "' cannot be read", e);
        }
    }
}
