package dev.cofferdam.itests.actors;

import java.util.Dictionary;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** A plugin whose start or stop, as the header says, does not return while a file is there, whoever interrupts it. */
public final class Lingers implements BundleActivator {
    /** The header that says where. */
    public static final String WHERE = "Lingers-Where";

    /** The header that says how: {@code waits}, or {@code busy} for a loop that does nothing else. */
    public static final String MANNER = "Lingers-Manner";

    /** For the framework. */
    public Lingers() {}

    @Override
    public void start(BundleContext context) {
        linger(context, "start");
    }

    @Override
    public void stop(BundleContext context) {
        linger(context, "stop");
    }

    private static void linger(BundleContext context, String place) {
        Dictionary<String, String> headers = context.getBundle().getHeaders();
        if (!place.equals(headers.get(WHERE))) {
            return;
        }
        if (headers.get(MANNER).equals("busy")) {
            Hanging.busy();
        } else {
            Hanging.deaf();
        }
    }
}
