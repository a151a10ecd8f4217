package dev.cofferdam.itests.actors;

import dev.cofferdam.samples.min.Min;
import dev.cofferdam.samples.min.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.Version;

/** A plugin that does what a header of its jar says, so that one revision works and the next does not. */
public final class MinByHeader extends PlainMin {
    /** The header that says what it does. */
    public static final String BEHAVIOUR = "Min-Behaviour";
    /** The header that names a file which only one generation can own at a time. */
    public static final String OWNS = "Min-Owns";

    private String behaviour = "";
    private String owned = "";

    /** For the framework. */
    public MinByHeader() {}

    @Override
    public void start(BundleContext context) throws IOException {
        behaviour = String.valueOf(context.getBundle().getHeaders().get(BEHAVIOUR));
        owned = String.valueOf(context.getBundle().getHeaders().get(OWNS));
        if (behaviour.equals("start-throws")) {
            throw new IllegalStateException("it does not start, by design");
        }
        if (!owned.equals("null")) {
            Files.createFile(Path.of(owned));
        }
        context.registerService(Min.class, this, null);
    }

    @Override
    public void stop(BundleContext context) throws IOException {
        if (!owned.equals("null")) {
            Files.delete(Path.of(owned));
        }
    }

    @Override
    public int min(State state, int a, int b) {
        state.count();
        if (behaviour.equals("throws") || behaviour.equals("throws-with-new-contract") && contractIsNew()) {
            throw new IllegalStateException("it throws in every call, by design");
        }
        if (behaviour.equals("hangs")) {
            hang();
        }
        return Math.min(a, b);
    }

    private static boolean contractIsNew() {
        return FrameworkUtil.getBundle(Min.class).getVersion().compareTo(Version.valueOf("0.2.0")) >= 0;
    }

    private static void hang() {
        try {
            Thread.currentThread().join();
        } catch (InterruptedException e) {
            throw new IllegalStateException("it was interrupted while it hung", e);
        }
    }
}
