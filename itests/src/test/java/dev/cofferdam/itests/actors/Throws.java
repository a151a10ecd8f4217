package dev.cofferdam.itests.actors;

import dev.cofferdam.samples.min.Min;
import dev.cofferdam.samples.min.State;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleListener;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceFactory;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.SynchronousBundleListener;

/** A plugin that throws one thing at one place, once: one header says where, another what. As an activator or as a component. */
public final class Throws implements BundleActivator, ServiceFactory<Min> {
    /** The header that says where. */
    public static final String WHERE = "Throws-Where";

    /** The header that says what. */
    public static final String WHAT = "Throws-What";

    private final AtomicBoolean thrown = new AtomicBoolean();
    private final Bundle bundle = FrameworkUtil.getBundle(Throws.class);

    /** For the framework, and for declarative services. */
    public Throws() {}

    @Override
    public void start(BundleContext context) {
        at("start");
        switch (where()) {
            case "service-listener" -> context.addServiceListener(event -> at("service-listener"));
            case "bundle-listener" ->
                context.addBundleListener((SynchronousBundleListener) event -> at("bundle-listener"));
            case "async-bundle-listener" ->
                context.addBundleListener((BundleListener) event -> at("async-bundle-listener"));
            case "framework-listener" -> context.addFrameworkListener(event -> at("framework-listener"));
            case "factory", "unget" -> context.registerService(Min.class, this, null);
            default -> context.registerService(Min.class, new Served(this), null);
        }
    }

    @Override
    public void stop(BundleContext context) {
        at("stop");
    }

    @Override
    public Min getService(Bundle consumer, ServiceRegistration<Min> registration) {
        at("factory");
        return new Served(this);
    }

    @Override
    public void ungetService(Bundle consumer, ServiceRegistration<Min> registration, Min service) {
        at("unget");
    }

    /** For declarative services. */
    public void activate() {
        at("activate");
    }

    /** For declarative services. */
    public void deactivate() {
        at("deactivate");
    }

    private String where() {
        return bundle.getHeaders().get(WHERE);
    }

    private void at(String place) {
        if (where().equals(place) && thrown.compareAndSet(false, true)) {
            Throws.<RuntimeException>sneak(made(bundle.getHeaders().get(WHAT)));
        }
    }

    private static Throwable made(String what) {
        return switch (what) {
            case "unchecked" -> new IllegalStateException("by design");
            case "checked" -> new IOException("by design");
            case "error" -> new AssertionError("by design");
            case "own" -> new Own();
            case "heap" -> new OutOfMemoryError("by design");
            case "overflow" -> overflow(1) > 0 ? new Own() : new Own();
            case "thread-death" -> byName("java.lang.ThreadDeath");
            default -> throw new IllegalArgumentException(what);
        };
    }

    private static int overflow(int depth) {
        return overflow(depth + 1) + 1;
    }

    /** The class is on its way out of the JDK. */
    private static Throwable byName(String name) {
        try {
            return (Throwable) Class.forName(name).getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void sneak(Throwable thrown) throws T {
        throw (T) thrown;
    }

    /** A throwable that is neither exception nor error. */
    public static final class Own extends Throwable {
        private static final long serialVersionUID = 1;

        Own() {
            super("by design");
        }
    }

    /** The service. */
    public static final class Served implements Min {
        private final Throws behind;

        Served(Throws behind) {
            this.behind = behind;
        }

        @Override
        public State newState() {
            return new State();
        }

        @Override
        public int min(State state, int a, int b) {
            behind.at("call");
            return Math.min(a, b);
        }
    }
}
