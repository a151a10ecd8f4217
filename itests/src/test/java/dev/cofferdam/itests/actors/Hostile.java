package dev.cofferdam.itests.actors;

import dev.cofferdam.samples.min.Min;
import dev.cofferdam.samples.min.State;
import java.util.Dictionary;
import java.util.Hashtable;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceListener;
import org.osgi.framework.ServiceRegistration;

/** A plugin whose objects do not return when they are asked anything, while a file is there and nobody interrupts them. */
public final class Hostile implements BundleActivator {
    /** The header that says where such objects come out: {@code objects}, {@code call}, {@code start}, {@code listener}. */
    public static final String WHERE = "Hostile-Where";

    /** For the framework. */
    public Hostile() {}

    @Override
    public void start(BundleContext context) {
        String where = context.getBundle().getHeaders().get(WHERE);
        if (where.equals("start")) {
            throw new Mute();
        }
        if (where.equals("listener")) {
            context.addServiceListener(new Muttering());
        }
        Dictionary<String, Object> properties = new Hashtable<>();
        properties.put("huge", new byte[1 << 24]);
        ServiceRegistration<Min> registration =
                context.registerService(Min.class, new Served(where.equals("call")), properties);
        if (where.equals("objects")) {
            registration.setProperties(new Bristling());
        }
    }

    @Override
    public void stop(BundleContext context) {}

    /** A listener that throws at every event. */
    public static final class Muttering implements ServiceListener {
        Muttering() {}

        @Override
        public void serviceChanged(ServiceEvent event) {
            throw new Mute();
        }
    }

    /** A throwable that does not say what it is about. */
    public static final class Mute extends RuntimeException {
        private static final long serialVersionUID = 1;

        Mute() {}

        @Override
        public String getMessage() {
            Hanging.untilInterrupted();
            return "freed";
        }
    }

    /** Properties with a value that nobody should touch. */
    public static final class Bristling extends Hashtable<String, Object> {
        private static final long serialVersionUID = 1;

        Bristling() {
            put("value", new Served(false));
        }
    }

    /** A service, or a value, that cannot be asked for anything but what it is for. */
    public static final class Served extends Untouchable implements Min {
        private final boolean mute;

        Served(boolean mute) {
            this.mute = mute;
        }

        @Override
        public State newState() {
            return new State();
        }

        @Override
        public int min(State state, int a, int b) {
            if (mute) {
                throw new Mute();
            }
            return Math.min(a, b);
        }
    }
}
