package dev.cofferdam.itests.actors;

import dev.cofferdam.api.plugin.CapturedState;
import dev.cofferdam.api.plugin.StateHandover;
import dev.cofferdam.samples.min.Min;
import dev.cofferdam.samples.min.State;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/** Counts how often it is called, and hands its count over, as well as its manifest says. */
public final class Counting extends PlainMin implements StateHandover {
    /** What it does: {@code late}, {@code capture-throws}, {@code capture-hangs}, {@code too-large}, {@code restore-throws}, {@code declines}. */
    public static final String BEHAVIOUR = "Counting-Behaviour";
    /** The version of its state; what one of version 1 counted, one of version 2 has in tens. */
    public static final String VERSION = "Counting-Version";
    /** Every how many milliseconds it wants to be asked. */
    public static final String INTERVAL = "Counting-Interval";

    /** What to ask {@link #min} for its count. */
    public static final int COUNT = 1;
    /** What to ask {@link #min} to count one more. */
    public static final int ONE_MORE = 2;
    /** What to ask {@link #min} to fail severely. */
    public static final int CRASH = 3;

    /** What to ask {@link #min} to offer its state at last. */
    public static final int OFFER = 4;

    private static final int LARGE = 64 * 1024;

    private final AtomicInteger count = new AtomicInteger();
    private String behaviour;
    private int version;
    private long interval;
    private Runnable offer;

    /** For the framework. */
    public Counting() {}

    @Override
    public void start(BundleContext context) {
        behaviour = header(context.getBundle(), BEHAVIOUR).orElse("works");
        version = header(context.getBundle(), VERSION).map(Integer::parseInt).orElse(1);
        interval = header(context.getBundle(), INTERVAL).map(Long::parseLong).orElse(0L);
        context.registerService(Min.class, this, null);
        offer = () -> context.registerService(StateHandover.class, this, null);
        if (!behaviour.equals("late")) {
            offer.run();
        }
    }

    private static Optional<String> header(Bundle bundle, String name) {
        return Optional.ofNullable(bundle.getHeaders("").get(name));
    }

    @Override
    public int min(State state, int asked, int unused) {
        return switch (asked) {
            case COUNT -> count.get();
            case OFFER -> {
                offer.run();
                yield 0;
            }
            case ONE_MORE -> count.incrementAndGet();
            default -> throw new AssertionError("this plugin falls over, by design");
        };
    }

    @Override
    public CapturedState capture() throws InterruptedException {
        switch (behaviour) {
            case "capture-throws" -> throw new IllegalStateException("it keeps its state to itself, by design");
            case "capture-hangs" -> new CountDownLatch(1).await();
            case "too-large" -> {
                return CapturedState.of(version, Map.of("large", new byte[LARGE]));
            }
            default -> {
                // as the others
            }
        }
        return CapturedState.of(version, Map.of("count", count.get()));
    }

    @Override
    public boolean restore(CapturedState state) {
        if (behaviour.equals("restore-throws")) {
            throw new IllegalStateException("it wants nobody's state, by design");
        }
        if (behaviour.equals("declines") || state.version() > version) {
            return false;
        }
        int told = (Integer) state.values().get("count");
        count.set(state.version() < version ? 10 * told : told);
        return true;
    }

    @Override
    public Duration interval() {
        return Duration.ofMillis(interval);
    }
}
