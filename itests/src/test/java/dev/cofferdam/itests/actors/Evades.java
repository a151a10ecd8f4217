package dev.cofferdam.itests.actors;

import dev.cofferdam.samples.min.Min;
import dev.cofferdam.samples.min.State;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleListener;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.SynchronousBundleListener;

/** A plugin that throws what cannot be asked: one header says where, another what. It hangs while a file is there. */
public final class Evades implements BundleActivator {
    /** The header that says where. */
    public static final String WHERE = "Evades-Where";

    /** The header that says what. */
    public static final String WHAT = "Evades-What";

    private static final Bundle BUNDLE = FrameworkUtil.getBundle(Evades.class);
    private static final int HUGE = 1 << 27;
    private static final int DEEP = 300_000;

    /** For the framework, and for declarative services. */
    public Evades() {}

    @Override
    public void start(BundleContext context) {
        at("start");
        switch (BUNDLE.getHeaders().get(WHERE)) {
            case "service-listener" -> context.addServiceListener(event -> at("service-listener"));
            case "bundle-listener" ->
                context.addBundleListener((SynchronousBundleListener) event -> at("bundle-listener"));
            case "async-bundle-listener" ->
                context.addBundleListener((BundleListener) event -> at("async-bundle-listener"));
            case "thread" -> new Thread(() -> at("thread"), "dies").start();
            default -> {}
        }
        context.registerService(Min.class, new Served(), null);
    }

    @Override
    public void stop(BundleContext context) {
        at("stop");
    }

    /** For declarative services. */
    public void activate() {
        at("activate");
    }

    private static void at(String place) {
        if (BUNDLE.getHeaders().get(WHERE).equals(place)) {
            throw new Evasive(BUNDLE.getHeaders().get(WHAT));
        }
    }

    /** Does not say what it is about. */
    public static final class Evasive extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final transient String what;

        Evasive(String what) {
            super("evasive, by design");
            this.what = what;
        }

        private boolean is(String asked) {
            return asked.equals(what);
        }

        @Override
        public String getMessage() {
            if (is("message-hangs")) {
                Hanging.deaf();
            }
            return is("message-huge") ? "x".repeat(HUGE) : super.getMessage();
        }

        @Override
        public String toString() {
            if (is("text-hangs")) {
                Hanging.deaf();
            }
            return super.toString();
        }

        @Override
        public synchronized Throwable getCause() {
            if (is("cause-hangs")) {
                Hanging.deaf();
            }
            return is("cause-endless") ? new Evasive(what) : super.getCause();
        }

        @Override
        public StackTraceElement[] getStackTrace() {
            if (is("stack-hangs")) {
                Hanging.deaf();
            }
            return is("stack-null") ? null : is("stack-huge") ? new StackTraceElement[DEEP] : super.getStackTrace();
        }

        @Override
        public synchronized Throwable fillInStackTrace() {
            // the constructor has not set anything yet
            return "fill-null".equals(BUNDLE.getHeaders().get(WHAT)) ? null : super.fillInStackTrace();
        }
    }

    /** The service. */
    public static final class Served implements Min {
        Served() {}

        @Override
        public State newState() {
            return new State();
        }

        @Override
        public int min(State state, int a, int b) {
            at("call");
            return Math.min(a, b);
        }
    }
}
