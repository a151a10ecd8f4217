package dev.cofferdam.itests.actors;

import dev.cofferdam.samples.min.Min;
import dev.cofferdam.samples.min.State;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.startlevel.FrameworkStartLevel;

/** A plugin that lays hands on bundles that are not its own: the header says what it does. */
public final class Meddles extends PlainMin {
    /** The header that says what it does. */
    public static final String DEED = "Meddles-Deed";

    /** As the first number of a call, it makes the plugin do to itself what the header says. */
    public static final int DO_IT = Integer.MIN_VALUE;

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
            case "stop-myself-in-start" -> context.getBundle().stop();
            case "stop-myself", "uninstall-myself" -> context.registerService(Min.class, this, null);
            case "start-inside-stop" -> {}
            default -> throw new IllegalArgumentException(deed);
        }
    }

    @Override
    public void stop(BundleContext context) throws BundleException {
        if (deed.equals("start-inside-stop")) {
            context.getBundle().start();
        }
    }

    @Override
    public int min(State state, int a, int b) {
        try {
            Bundle bundle = FrameworkUtil.getBundle(Meddles.class);
            if (a == DO_IT && deed.equals("stop-myself")) {
                bundle.stop();
            } else if (a == DO_IT) {
                bundle.uninstall();
            }
        } catch (BundleException e) {
            throw new IllegalStateException(e);
        }
        return Math.min(a, b);
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
