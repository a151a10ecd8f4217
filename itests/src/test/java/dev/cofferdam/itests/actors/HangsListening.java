package dev.cofferdam.itests.actors;

import java.util.Dictionary;
import java.util.EventObject;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.BundleListener;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.SynchronousBundleListener;

/** A plugin with a listener that does not return from an event about another plugin, while a file is there. */
public final class HangsListening implements BundleActivator {
    /** The header that names the listener. */
    public static final String LISTENER = "Hangs-Listener";

    /** The header that says what it does about interrupts: {@code gives-way} or {@code deaf}. */
    public static final String MANNER = "Hangs-Manner";

    /** The header that names the plugin whose events it does not return from. */
    public static final String ABOUT = "Hangs-About";

    private Dictionary<String, String> headers;

    /** For the framework. */
    public HangsListening() {}

    @Override
    public void start(BundleContext context) {
        headers = context.getBundle().getHeaders();
        switch (headers.get(LISTENER)) {
            case "service-listener" ->
                context.addServiceListener(
                        event -> hear(event, event.getServiceReference().getBundle(), ServiceEvent.REGISTERED));
            case "service-listener-of-goodbyes" ->
                context.addServiceListener(
                        event -> hear(event, event.getServiceReference().getBundle(), ServiceEvent.UNREGISTERING));
            case "bundle-listener" ->
                context.addBundleListener(
                        (SynchronousBundleListener) event -> hear(event, event.getBundle(), BundleEvent.STARTING));
            case "bundle-listener-of-goodbyes" ->
                context.addBundleListener(
                        (SynchronousBundleListener) event -> hear(event, event.getBundle(), BundleEvent.STOPPING));
            case "async-bundle-listener" ->
                context.addBundleListener(
                        (BundleListener) event -> hear(event, event.getBundle(), BundleEvent.STARTED));
            case "framework-listener" -> context.addFrameworkListener(event -> hang());
            default -> throw new IllegalArgumentException(headers.get(LISTENER));
        }
    }

    @Override
    public void stop(BundleContext context) {}

    private void hear(EventObject event, Bundle about, int wanted) {
        int type = event instanceof ServiceEvent heard ? heard.getType() : ((BundleEvent) event).getType();
        if (type == wanted && about != null && headers.get(ABOUT).equals(about.getSymbolicName())) {
            hang();
        }
    }

    private void hang() {
        if (headers.get(MANNER).equals("deaf")) {
            Hanging.deaf();
        } else {
            Hanging.untilInterrupted();
        }
    }
}
