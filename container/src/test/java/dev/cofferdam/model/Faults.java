package dev.cofferdam.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** One fault of each kind, for tests. */
public final class Faults {
    private static final Thrown THROWN = new Thrown("com.acme.Broken", Optional.of("it broke"));
    private static final Duration DEADLINE = Duration.ofSeconds(10);

    private Faults() {}

    /** A fault of plugin {@code min}, generation 1, in {@code Min.min}. */
    public static Fault of(FaultKind kind, Instant at) {
        FaultOrigin call = FaultOrigin.call("min", 1, "com.acme.Min", "min", Optional.empty(), at);
        FaultOrigin start = FaultOrigin.step("min", 1, "start", Optional.empty(), at);
        FaultOrigin stop = FaultOrigin.step("min", 1, "stop", Optional.empty(), at);
        return switch (kind) {
            case THREW -> new Fault.Threw(call, THROWN);
            case SEVERE_ERROR -> new Fault.SevereError(call, THROWN);
            case START_FAILED -> new Fault.StartFailed(start, THROWN);
            case START_TIMED_OUT -> new Fault.StartTimedOut(start, DEADLINE, HangEnd.INTERRUPTED);
            case CALL_TIMED_OUT -> new Fault.CallTimedOut(call, DEADLINE, "caller", HangEnd.KILLED);
            case STOP_TIMED_OUT -> new Fault.StopTimedOut(stop, DEADLINE, HangEnd.ABANDONED);
            case STOP_FAILED -> new Fault.StopFailed(stop, THROWN);
            case THREAD_DIED -> new Fault.ThreadDied(start, "worker", THROWN);
            case TRIED_TO_EXIT -> new Fault.TriedToExit(call, 3);
            case MEDDLED -> new Fault.Meddled(start, "stopped 'min'");
            case QUOTA_EXCEEDED -> new Fault.QuotaExceeded(start, "services", 100);
            case LEAKED -> new Fault.Leaked(stop, 3);
        };
    }
}
