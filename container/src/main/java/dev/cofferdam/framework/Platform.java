package dev.cofferdam.framework;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.BundleReference;
import org.osgi.framework.wiring.BundleRevision;

/** The bundles that are part of the container and not plugins. They are trusted: no gate, no boundary. */
final class Platform {
    private static final int MOST_REMINDERS = 20;
    private static final long BETWEEN_REMINDERS_MILLIS = 25;

    private final BundleContext system;
    private final Nodes nodes;
    private final List<Bundle> bundles = new CopyOnWriteArrayList<>();
    private final Set<Long> made = ConcurrentHashMap.newKeySet();

    Platform(BundleContext system, Nodes nodes) {
        this.system = system;
        this.nodes = nodes;
    }

    /** Installs and starts the bundles of a folder, the log first, then in the order of their names. */
    void start(Path folder) throws BundleException {
        List<Bundle> installed = new ArrayList<>();
        for (Path jar : jars(folder)) {
            Bundle bundle = system.installBundle(Locations.first(jar));
            nodes.add(bundle, jar, jar.getFileName().toString());
            installed.add(bundle);
        }
        // stable: who offers the log comes up first and goes last, so that the others have it all the while
        installed.sort(Comparator.comparing(bundle -> !offersLog(bundle)));
        bundles.addAll(installed);
        for (Bundle bundle : installed) {
            bundle.start(Bundle.START_TRANSIENT);
        }
    }

    /** By what it declares (OSGi Compendium 135.4): nothing of it runs yet. */
    private static boolean offersLog(Bundle bundle) {
        return bundle.adapt(BundleRevision.class).getDeclaredCapabilities("osgi.service").stream()
                .map(service -> service.getAttributes().get("objectClass"))
                .anyMatch(types -> types instanceof List<?> list && list.contains("org.osgi.service.log.LogService"));
    }

    /** Takes a bundle that runs already, and that was made on the spot, for one of them. */
    void add(Bundle started) {
        made.add(started.getBundleId());
        bundles.add(started);
    }

    /** Whether a bundle is part of the container and was not installed from a jar. */
    boolean made(Bundle bundle) {
        return made.contains(bundle.getBundleId());
    }

    void stop() throws BundleException, InterruptedException {
        for (int i = bundles.size() - 1; i >= 0; i--) {
            bundles.get(i).stop(Bundle.STOP_TRANSIENT);
        }
        endThreads();
    }

    /**
     * Interrupts again what has not ended with its bundle. The log ends its thread by one interrupt, which is lost when it comes while
     * the thread reads a message that a plugin made: the plugin's code may swallow it.
     */
    private void endThreads() throws InterruptedException {
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            boolean own = thread.getClass().getClassLoader() instanceof BundleReference loader
                    && bundles.contains(loader.getBundle());
            for (int i = 0; own && thread.isAlive() && i < MOST_REMINDERS; i++) {
                thread.interrupt();
                thread.join(BETWEEN_REMINDERS_MILLIS);
            }
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
