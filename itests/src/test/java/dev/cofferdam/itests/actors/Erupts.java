package dev.cofferdam.itests.actors;

import dev.cofferdam.samples.min.Min;
import dev.cofferdam.samples.min.State;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceFactory;
import org.osgi.framework.ServiceRegistration;

/** A plugin that throws anything from anywhere: one header says where, another what. */
public final class Erupts extends PlainMin {
    /** The header that says where. */
    public static final String WHERE = "Erupts-Where";

    /** The header that says what. */
    public static final String WHAT = "Erupts-What";

    private static final int HUGE = 1 << 25;

    private String where;
    private String what;

    /** For the framework. */
    public Erupts() {}

    @Override
    public void start(BundleContext context) {
        where = context.getBundle().getHeaders().get(WHERE);
        what = context.getBundle().getHeaders().get(WHAT);
        at("start");
        if (where.equals("factory")) {
            context.registerService(Min.class, new Factory(), null);
        } else {
            context.registerService(Min.class, this, null);
        }
    }

    @Override
    public void stop(BundleContext context) {
        at("stop");
    }

    @Override
    public int min(State state, int a, int b) {
        at("call");
        return Math.min(a, b);
    }

    private void at(String place) {
        if (!where.equals(place)) {
            return;
        }
        Throwable thrown = switch (what) {
            case "unchecked" -> new IllegalStateException("unchecked, by design");
            case "checked" -> new java.io.IOException("checked, by design");
            case "error" -> new AssertionError("an error, by design");
            case "own" -> new Own("its own, by design");
            case "message-throws" -> new MessageThrows();
            case "message-huge" -> new Own("x".repeat(HUGE));
            case "cause-cycle" -> cycle();
            case "overflow" -> new Own(Integer.toString(deeper(1)));
            default -> throw new IllegalArgumentException(what);
        };
        Erupts.<RuntimeException>sneak(thrown);
    }

    private static int deeper(int depth) {
        return deeper(depth + 1) + 1;
    }

    private static Throwable cycle() {
        Throwable one = new Own("one");
        one.initCause(new Own("two").initCause(one));
        return one;
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void sneak(Throwable thrown) throws T {
        throw (T) thrown;
    }

    /** A throwable that is neither exception nor error. */
    public static final class Own extends Throwable {
        private static final long serialVersionUID = 1;

        Own(String message) {
            super(message);
        }
    }

    /** One that cannot be asked. */
    public static final class MessageThrows extends RuntimeException {
        private static final long serialVersionUID = 1;

        /** Nothing to say. */
        MessageThrows() {}

        @Override
        public String getMessage() {
            throw new IllegalStateException("asked, by design");
        }
    }

    /** Where the service comes from. */
    public final class Factory implements ServiceFactory<Min> {
        private Factory() {}

        @Override
        public Min getService(Bundle bundle, ServiceRegistration<Min> registration) {
            at("factory");
            return Erupts.this;
        }

        @Override
        public void ungetService(Bundle bundle, ServiceRegistration<Min> registration, Min service) {}
    }
}
