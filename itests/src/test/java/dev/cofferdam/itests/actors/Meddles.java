package dev.cofferdam.itests.actors;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.startlevel.FrameworkStartLevel;

/** A plugin that lays hands on bundles that are not its own: the header says what it does. */
public final class Meddles implements BundleActivator {
    /** The header that says what it does. */
    public static final String DEED = "Meddles-Deed";

    private String deed;

    /** For the framework. */
    public Meddles() {}

    @Override
    public void start(BundleContext context) throws BundleException, IOException {
        deed = context.getBundle().getHeaders().get(DEED);
        switch (deed) {
            case "install" -> context.installBundle("intruder:", jar()).start();
            case "install-through-host" ->
                context.getBundle(0)
                        .getBundleContext()
                        .installBundle("intruder:", jar())
                        .start();
            case "stop" -> min(context).stop();
            case "uninstall" -> min(context).uninstall();
            case "stop-host" -> context.getBundle(0).stop();
            case "update-host" -> context.getBundle(0).update();
            case "start-level" ->
                context.getBundle(0).adapt(FrameworkStartLevel.class).setStartLevel(0);
            case "stop-myself", "start-inside-stop" -> {}
            default -> throw new IllegalArgumentException(deed);
        }
    }

    @Override
    public void stop(BundleContext context) throws BundleException {
        if (deed.equals("start-inside-stop")) {
            context.getBundle().start();
        }
    }

    private static Bundle min(BundleContext context) {
        return Arrays.stream(context.getBundles())
                .filter(bundle -> "min".equals(bundle.getSymbolicName()))
                .findFirst()
                .orElseThrow();
    }

    private static ByteArrayInputStream jar() throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().putValue("Manifest-Version", "1.0");
        manifest.getMainAttributes().putValue("Bundle-ManifestVersion", "2");
        manifest.getMainAttributes().putValue("Bundle-SymbolicName", "intruder");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new JarOutputStream(bytes, manifest).close();
        return new ByteArrayInputStream(bytes.toByteArray());
    }
}
