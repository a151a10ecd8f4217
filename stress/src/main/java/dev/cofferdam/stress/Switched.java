package dev.cofferdam.stress;

import dev.cofferdam.guard.CallRules;
import dev.cofferdam.guard.Guard;
import dev.cofferdam.guard.PluginGuard;
import dev.cofferdam.guard.ProxyResult;
import dev.cofferdam.guard.ServiceProxy;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.IntSupplier;

/** One service proxy that leads to generation 1, and the generations behind it. */
final class Switched {
    /** What a call answers whose generation has retired while it ran, or before. */
    static final int RAN_ON_A_RETIRED_GENERATION = -1;

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final PluginGuard PLUGIN =
            new Guard(fault -> {}, Clock.systemUTC()).plugin("acme", CallRules.direct(LONG));

    private final ServiceProxy proxy;
    private final Generation first = new Generation(1);

    Switched() {
        if (!(PLUGIN.proxy(List.of(IntSupplier.class)) instanceof ProxyResult.Made made)) {
            throw new IllegalStateException("no proxy can be made");
        }
        proxy = made.proxy();
        proxy.connect(1, () -> first);
    }

    /** A generation's service: tells which generation it is, unless that has retired. */
    static final class Generation implements IntSupplier {
        private final int number;
        private volatile boolean retired;

        Generation(int number) {
            this.number = number;
        }

        @Override
        public int getAsInt() {
            boolean before = retired;
            Thread.onSpinWait();
            return before || retired ? RAN_ON_A_RETIRED_GENERATION : number;
        }
    }

    /** Calls the service. */
    int call() {
        return ((IntSupplier) proxy.instance()).getAsInt();
    }

    /** Leads calls to generation 2. */
    void update() {
        proxy.connect(2, () -> new Generation(2));
    }

    /** Leads calls nowhere. */
    void withdraw() {
        proxy.disconnect("it is stopped");
    }

    /**
     * Waits until nobody is in generation 1, then retires it.
     *
     * @return whether it has retired
     */
    boolean retire() {
        try {
            first.retired = PLUGIN.awaitDrained(LONG);
            return first.retired;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
