package dev.cofferdam.framework;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.wiring.FrameworkWiring;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A bundle made on the spot that listens to ConfigurationAdmin, and carries the description of what can be configured. A
 * bundle, because the types of ConfigurationAdmin are exported by whoever brings it, and the host's class path need not have
 * them.
 */
final class ConfigurationBundle {
    private static final Logger LOG = LoggerFactory.getLogger(ConfigurationBundle.class);

    /** By name: the class cannot be loaded from the host's class path. */
    private static final String BRIDGE = "dev.cofferdam.framework.ConfigurationBridge";

    static final String LOCATION = "cofferdam:configuration";

    private final BundleContext system;
    private final String factoryPid;

    ConfigurationBundle(BundleContext system, String factoryPid) {
        this.system = system;
        this.factoryPid = factoryPid;
    }

    /** Starts it, if there is somebody to listen to. */
    Optional<Bundle> start(BiConsumer<String, Map<String, String>> changed) throws BundleException {
        Bundle bundle = system.installBundle(LOCATION, new ByteArrayInputStream(jar()));
        if (!system.getBundle().adapt(FrameworkWiring.class).resolveBundles(List.of(bundle))) {
            LOG.debug(
                    "There is no ConfigurationAdmin on board: plugins have the settings that the container started with");
            bundle.uninstall();
            return Optional.empty();
        }
        bundle.start(Bundle.START_TRANSIENT);
        try {
            bundle.loadClass(BRIDGE)
                    .getConstructor(BundleContext.class, String.class, BiConsumer.class)
                    .newInstance(bundle.getBundleContext(), factoryPid, changed);
        } catch (InvocationTargetException e) {
            throw new BundleException("configurations cannot be followed: " + e.getCause(), e);
        } catch (ReflectiveOperationException e) {
            throw new BundleException("configurations cannot be followed: " + e, e);
        }
        return Optional.of(bundle);
    }

    private byte[] jar() {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.putValue("Manifest-Version", "1.0");
        main.putValue(Constants.BUNDLE_MANIFESTVERSION, "2");
        main.putValue(Constants.BUNDLE_SYMBOLICNAME, "dev.cofferdam.configuration");
        main.putValue(Constants.BUNDLE_NAME, "Cofferdam: configuration of plugins");
        main.putValue(
                Constants.IMPORT_PACKAGE,
                "org.osgi.framework;version=\"[1.8,2)\",org.osgi.service.cm;version=\"[1.5,2)\"");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        String metatype = factoryPid + ".xml";
        String bridge = BRIDGE.replace('.', '/') + ".class";
        try (JarOutputStream jar = new JarOutputStream(bytes, manifest)) {
            copy("/" + bridge, bridge, jar);
            copy(metatype, "OSGI-INF/metatype/" + metatype, jar);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void copy(String resource, String entry, JarOutputStream jar) throws IOException {
        try (InputStream in = ConfigurationBundle.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException("'" + resource + "' is not on the class path; keep it when jars are merged");
            }
            jar.putNextEntry(new JarEntry(entry));
            in.transferTo(jar);
            jar.closeEntry();
        }
    }
}
