package dev.cofferdam.itests;

import dev.cofferdam.api.fault.PluginException;
import dev.cofferdam.samples.min.Min;
import dev.cofferdam.samples.min.State;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;

/** A caller of the soak test. What it gets from a steady plugin has to be right; a rough one may say that it failed. */
final class Soaker {
    private static final int MOST_FAILURES = 5;
    private static final int NUMBERS = 1_000;
    private static final long LONGEST_PAUSE = 200_000;

    private final Random random;
    private final List<Min> steady;
    private final List<Min> rough;
    private final Thread thread = new Thread(this::call, "soaker");
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();
    private volatile long calls;
    private volatile long turnedAway;
    private volatile boolean enough;

    Soaker(long seed, List<Min> steady, List<Min> rough) {
        this.random = new Random(seed);
        this.steady = steady;
        this.rough = rough;
    }

    void start() {
        thread.start();
    }

    private void call() {
        State state = new State();
        while (!enough && failures.size() < MOST_FAILURES) {
            boolean mayFail = random.nextBoolean();
            List<Min> all = mayFail ? rough : steady;
            call(all.get(random.nextInt(all.size())), state, mayFail);
            LockSupport.parkNanos(random.nextLong(LONGEST_PAUSE));
        }
    }

    private void call(Min min, State state, boolean mayFail) {
        int a = random.nextInt(NUMBERS);
        int b = random.nextInt(NUMBERS);
        calls++;
        try {
            int found = min.min(state, a, b);
            if (found != Math.min(a, b)) {
                failures.add(new AssertionError("min(" + a + ", " + b + ") is not " + found));
            }
        } catch (PluginException e) {
            turnedAway++;
            if (!mayFail) {
                failures.add(e);
            }
        } catch (Throwable e) {
            failures.add(e);
        }
    }

    boolean fine() {
        return failures.isEmpty();
    }

    long calls() {
        return calls;
    }

    long turnedAway() {
        return turnedAway;
    }

    List<Throwable> failures() {
        return failures;
    }

    void end() {
        enough = true;
        Waiting.until("a caller has ended").until(() -> !thread.isAlive());
    }
}
