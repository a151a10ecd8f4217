package dev.cofferdam.itests.actors;

import dev.cofferdam.samples.min.Min;
import dev.cofferdam.samples.min.State;
import java.util.Dictionary;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceFactory;
import org.osgi.framework.ServiceRegistration;

/** A plugin whose service factory does not return while a file is there and nobody interrupts it. */
public final class HangsInFactory implements BundleActivator, ServiceFactory<Min> {
    /** The header that says where: {@code get} or {@code unget}. */
    public static final String WHERE = "Hangs-Where";

    private Dictionary<String, String> headers;

    /** For the framework. */
    public HangsInFactory() {}

    @Override
    public void start(BundleContext context) {
        headers = context.getBundle().getHeaders();
        context.registerService(Min.class, this, null);
    }

    @Override
    public void stop(BundleContext context) {}

    @Override
    public Min getService(Bundle consumer, ServiceRegistration<Min> registration) {
        hangAt("get");
        return new Works();
    }

    @Override
    public void ungetService(Bundle consumer, ServiceRegistration<Min> registration, Min service) {
        hangAt("unget");
    }

    private void hangAt(String place) {
        if (headers.get(WHERE).equals(place)) {
            Hanging.untilInterrupted();
        }
    }

    /** The service. */
    public static final class Works implements Min {
        Works() {}

        @Override
        public State newState() {
            return new State();
        }

        @Override
        public int min(State state, int a, int b) {
            return Math.min(a, b);
        }
    }
}
