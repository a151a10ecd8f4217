package dev.cofferdam.guard;

import java.time.Duration;
import java.util.Objects;
import java.util.Set;

/**
 * What holds for calls into one plugin.
 *
 * @param deadline how long a call may take; more than zero
 * @param mode on whose thread a call runs
 * @param maxConcurrent how many calls may be in flight at once; more are turned away. {@link #UNLIMITED} for no limit
 * @param ignored the names of classes whose instances, and whose subclasses' instances, are no fault when they are thrown
 * @param guarded the names of interfaces whose objects are called through the boundary, too, where a method returns exactly such
 *     a type, as if {@link dev.cofferdam.api.contract.Guarded} stood there; for proxies that are made from now on
 */
public record CallRules(Duration deadline, Mode mode, int maxConcurrent, Set<String> ignored, Set<String> guarded) {
    /** No limit on calls in flight. */
    public static final int UNLIMITED = 0;

    /** On whose thread a call runs. */
    public enum Mode {
        /** On the caller's: it costs next to nothing, and a call that never returns keeps the caller. */
        DIRECT,
        /** On another: the caller is free at the deadline, whatever the plugin does. */
        HANDOFF
    }

    public CallRules {
        Objects.requireNonNull(mode, "mode");
        if (deadline.isZero() || deadline.isNegative()) {
            throw new IllegalArgumentException("deadline must be > 0, is " + deadline);
        }
        if (maxConcurrent < 0) {
            throw new IllegalArgumentException("maxConcurrent must be >= 0, is " + maxConcurrent);
        }
        ignored = Set.copyOf(ignored);
        guarded = Set.copyOf(guarded);
    }

    /** Whether calls go another way than straight to their target. */
    boolean relayed() {
        return mode == Mode.HANDOFF || maxConcurrent != UNLIMITED;
    }

    /** Whether this is no fault when it is thrown where it is not declared. Calls none of its methods. */
    public boolean ignores(Throwable thrown) {
        for (Class<?> type = thrown.getClass(); type != null && !ignored.isEmpty(); type = type.getSuperclass()) {
            if (ignored.contains(type.getName())) {
                return true;
            }
        }
        return false;
    }

    /** Direct calls, as many as there are, under a deadline. */
    public static CallRules direct(Duration deadline) {
        return new CallRules(deadline, Mode.DIRECT, UNLIMITED, Set.of(), Set.of());
    }
}
