package dev.cofferdam.framework;

import dev.cofferdam.model.KillSwitch;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** Ends a listener that takes no notice of an interrupt: step by step, at each look of the {@link ListenerWatch}. */
final class ListenerKill {
    private static final Duration LIMIT = Duration.ofSeconds(2);
    /** So many while nothing of what the thread is in can be reached. */
    private static final int VAIN_TRIES = 3;

    private final KillSwitch.Kill kill;
    private final Thread teller;
    private final long began;
    private boolean reached;
    private int tries;

    ListenerKill(KillSwitch.Kill kill, Thread teller, long now) {
        this.kill = kill;
        this.teller = teller;
        this.began = now;
    }

    /** One more try; answers whether there is to be another. */
    boolean goesOn(StackTraceElement[] stack, long now) {
        List<StackTraceElement> listener = ListenerFrames.above(Arrays.asList(stack));
        reached |= !listener.isEmpty() && kill.reach(listener);
        teller.interrupt();
        tries++;
        return now - began < LIMIT.toNanos() && (reached || tries < VAIN_TRIES);
    }

    /** To be called in the end. */
    void over() {
        kill.pardon();
    }
}
