package dev.cofferdam.itests.actors;

import java.util.Dictionary;
import java.util.Hashtable;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.SynchronousBundleListener;

/** A plugin whose callbacks all throw: the header names the one that it offers. */
public final class BrokenCallbacks implements BundleActivator {
    /** The header that names the callback: {@code service-listener}, {@code bundle-listener}, {@code thread}. */
    public static final String CALLBACK = "Broken-Callback";

    /** For the framework. */
    public BrokenCallbacks() {}

    @Override
    public void start(BundleContext context) {
        switch (context.getBundle().getHeaders().get(CALLBACK)) {
            case "service-listener" -> {
                context.addServiceListener(BrokenCallbacks::broken);
                Dictionary<String, Object> properties = new Hashtable<>();
                context.registerService(Runnable.class, () -> {}, properties);
            }
            case "bundle-listener" -> context.addBundleListener((SynchronousBundleListener) BrokenCallbacks::broken);
            case "thread-in-start" -> {
                Thread thread = new Thread(BrokenCallbacks::brokenThread, "broken-worker");
                thread.start();
                join(thread);
            }
            case "thread" -> new Thread(BrokenCallbacks::brokenThread, "broken-worker").start();
            default -> throw new IllegalArgumentException("no such callback");
        }
    }

    @Override
    public void stop(BundleContext context) {}

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void brokenThread() {
        throw new IllegalStateException("this thread is broken, by design");
    }

    private static void broken(ServiceEvent event) {
        throw new IllegalStateException("this callback is broken, by design");
    }

    private static void broken(BundleEvent event) {
        throw new IllegalStateException("this callback is broken, by design");
    }
}
