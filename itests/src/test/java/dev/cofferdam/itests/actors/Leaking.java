package dev.cofferdam.itests.actors;

import java.util.concurrent.CountDownLatch;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Leaves something of itself behind in the host, as its manifest says. */
public final class Leaking implements BundleActivator {
    /** What it leaves behind: {@code nothing}, {@code object}, {@code thread}. */
    public static final String LEAVES = "Leaking-Leaves";
    /** The system property that refers to the object. */
    public static final String OBJECT = "leaking.object";
    /** The system property whose value the thread waits for, a {@link CountDownLatch}. */
    public static final String LATCH = "leaking.latch";

    /** For the framework. */
    public Leaking() {}

    @Override
    public void start(BundleContext context) {
        switch (context.getBundle().getHeaders("").get(LEAVES)) {
            case "object" -> System.getProperties().putIfAbsent(OBJECT, this);
            case "thread" -> {
                Thread thread = new Thread(this::linger, "leaking");
                thread.setDaemon(true);
                thread.start();
            }
            default -> {
                // nothing
            }
        }
    }

    private void linger() {
        try {
            ((CountDownLatch) System.getProperties().get(LATCH)).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop(BundleContext context) {}
}
