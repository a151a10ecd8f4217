package dev.cofferdam.boot;

import dev.cofferdam.framework.Installed;
import dev.cofferdam.framework.PluginBundle;
import dev.cofferdam.framework.PluginFramework;
import dev.cofferdam.model.Revision;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;

/** Plugins in a framework, whose contexts a test uses as their activators would. */
final class RunningBundles implements AutoCloseable {
    private static final Duration LONG = Duration.ofMinutes(1);

    private static final String OBSERVER = """
            package acme.observer;
            import java.util.function.Supplier;
            import org.osgi.framework.BundleActivator;
            import org.osgi.framework.BundleContext;
            public class Observer implements BundleActivator {
                public void start(BundleContext context) {
                    context.registerService(Supplier.class, (Supplier<BundleContext>) () -> context, null);
                }
                public void stop(BundleContext context) { }
            }
            """;
    private static final String EMPTY = "package acme.nothing; public class Nothing { }";

    private final BundleKit kit;
    private final Starts.Running running;
    private final BundleContext observer;

    RunningBundles(Path folder) throws BundleException {
        kit = new BundleKit(folder);
        running = new Starts(folder).start();
        Path core = Path.of(BundleActivator.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath());
        Path jar = kit.bundle(
                "observer.jar",
                core,
                "acme.observer.Observer",
                OBSERVER,
                "Bundle-SymbolicName: observer",
                "Bundle-Activator: acme.observer.Observer",
                "Import-Package: org.osgi.framework");
        PluginBundle started = start("observer", 1, jar);
        started.goLive();
        List<?> found = running.framework().services(Supplier.class);
        observer = (BundleContext) ((Supplier<?>) found.get(0)).get();
    }

    /** A bundle of one class. */
    Path jar(String plugin, Path classPath, String type, String source, String... headers) {
        String[] all = new String[headers.length + 1];
        System.arraycopy(headers, 0, all, 1, headers.length);
        all[0] = "Bundle-SymbolicName: " + plugin;
        return kit.bundle(plugin + ".jar", classPath, type, source, all);
    }

    /** A bundle that has nothing of its own. */
    Path jar(String plugin) {
        return jar(plugin, Path.of("."), "acme.nothing.Nothing", EMPTY);
    }

    /** Installs and starts a generation, which does not serve yet. */
    PluginBundle start(String plugin, int generation, Path jar) {
        Revision revision =
                new Revision(plugin, "1.0.0", "0".repeat(64), jar.getFileName().toString(), jar);
        PluginBundle bundle = ((Installed.Done) running.framework().install(revision, generation)).bundle();
        if (!bundle.resolve().resolved()) {
            throw new IllegalStateException(bundle.resolve().toString());
        }
        try {
            bundle.start(LONG);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
        return bundle;
    }

    /** Starts a bundle that has nothing of its own, and lets it serve. */
    BundleContext consumer(String plugin) {
        PluginBundle bundle = start(plugin, 1, jar(plugin));
        bundle.goLive();
        return context(bundle);
    }

    BundleContext context(PluginBundle bundle) {
        return observer.getBundle(bundle.id()).getBundleContext();
    }

    PluginFramework framework() {
        return running.framework();
    }

    /** Takes a generation out, as it is done when another has taken its place. */
    void retire(PluginBundle bundle) {
        bundle.withdraw("it is retired");
        try {
            bundle.stop(LONG);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
        bundle.uninstall();
    }

    @Override
    public void close() {
        running.close();
    }
}
