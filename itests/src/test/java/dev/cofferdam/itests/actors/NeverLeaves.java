package dev.cofferdam.itests.actors;

import dev.cofferdam.samples.min.Min;
import dev.cofferdam.samples.min.State;
import java.util.Random;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceEvent;

/** A plugin that loops where a header of its jar says, catches whatever is thrown at it, and clears each interrupt. */
public final class NeverLeaves extends PlainMin {
    /** The header that says where: {@code start}, {@code stop}, {@code call}, {@code thread}, {@code listener} or {@code class}. */
    public static final String WHERE = "Never-Leaves";

    private String where = "";
    private long rounds;

    /** For the framework. */
    public NeverLeaves() {}

    @Override
    public void start(BundleContext context) {
        where = context.getBundle().getHeaders().get(WHERE);
        context.registerService(Min.class, this, null);
        context.registerService(Random.class, new Dice(), null);
        if (where.equals("thread")) {
            new Thread(this::stay, "never-leaves").start();
        }
        if (where.equals("listener")) {
            context.addServiceListener(event -> hear(event, context));
        }
        stayIn("start");
    }

    private void hear(ServiceEvent event, BundleContext context) {
        if (event.getServiceReference().getBundle() != context.getBundle()) {
            stay();
        }
    }

    @Override
    public void stop(BundleContext context) {
        stayIn("stop");
    }

    @Override
    public int min(State state, int a, int b) {
        state.count();
        stayIn("call");
        return Math.min(a, b);
    }

    private void stayIn(String place) {
        if (place.equals(where)) {
            stay();
        }
    }

    private void stay() {
        while (true) {
            try {
                rounds++;
                if (Thread.interrupted()) {
                    throw new IllegalStateException("it does not care");
                }
            } catch (Throwable everything) {
                rounds--;
            }
        }
    }

    /** A service under a class: nothing can stand in for it. */
    private final class Dice extends Random {
        private static final long serialVersionUID = 1L;

        @Override
        public int nextInt() {
            stayIn("class");
            return 4;
        }
    }
}
