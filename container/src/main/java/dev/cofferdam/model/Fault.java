package dev.cofferdam.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Something a plugin did that it should not. All text that comes from the plugin has been copied, within limits. */
public sealed interface Fault {
    /** Where and when. */
    FaultOrigin origin();

    /** What it is one of. */
    FaultKind kind();

    /** What happened: the throwable's class and message, or what was waited for. */
    String what();

    /** The same, from elsewhere. */
    Fault from(FaultOrigin origin);

    /** A fault that is a throwable, and nothing else. */
    sealed interface OfThrowable extends Fault {
        /** What was thrown. */
        Thrown thrown();

        @Override
        default String what() {
            return thrown().toString();
        }
    }

    /**
     * An unchecked exception, or a checked one that the contract does not declare, left a call.
     *
     * @param origin where and when
     * @param thrown what
     */
    record Threw(FaultOrigin origin, Thrown thrown) implements OfThrowable {
        @Override
        public FaultKind kind() {
            return FaultKind.THREW;
        }

        @Override
        public Fault from(FaultOrigin other) {
            return new Threw(other, thrown);
        }
    }

    /**
     * An {@link Error} left a call: stack overflow, linkage, assertion …
     *
     * @param origin where and when
     * @param thrown what
     */
    record SevereError(FaultOrigin origin, Thrown thrown) implements OfThrowable {
        @Override
        public FaultKind kind() {
            return FaultKind.SEVERE_ERROR;
        }

        @Override
        public Fault from(FaultOrigin other) {
            return new SevereError(other, thrown);
        }
    }

    /**
     * The plugin's start ended with a throwable, or its health check did.
     *
     * @param origin where and when
     * @param thrown what
     */
    record StartFailed(FaultOrigin origin, Thrown thrown) implements OfThrowable {
        @Override
        public FaultKind kind() {
            return FaultKind.START_FAILED;
        }

        @Override
        public Fault from(FaultOrigin other) {
            return new StartFailed(other, thrown);
        }
    }

    /**
     * The plugin's start did not return within its deadline.
     *
     * @param origin where its thread was, and when
     * @param deadline how long it had
     * @param end what became of its thread
     */
    record StartTimedOut(FaultOrigin origin, Duration deadline, HangEnd end) implements Fault {
        @Override
        public FaultKind kind() {
            return FaultKind.START_TIMED_OUT;
        }

        @Override
        public String what() {
            return late(deadline, end);
        }

        @Override
        public Fault from(FaultOrigin other) {
            return new StartTimedOut(other, deadline, end);
        }
    }

    /**
     * A call did not return within its deadline.
     *
     * @param origin where its thread was, and when
     * @param deadline how long it had
     * @param thread the name of its thread
     * @param end what became of its thread
     */
    record CallTimedOut(FaultOrigin origin, Duration deadline, String thread, HangEnd end) implements Fault {
        @Override
        public FaultKind kind() {
            return FaultKind.CALL_TIMED_OUT;
        }

        @Override
        public String what() {
            return "call did not return within " + Durations.text(deadline) + "; thread '" + thread + "' "
                    + end.words();
        }

        @Override
        public Fault from(FaultOrigin other) {
            return new CallTimedOut(other, deadline, thread, end);
        }
    }

    /**
     * What a call promised to complete later was not complete within the deadline.
     *
     * @param origin the call, and when its time was over
     * @param deadline how long it had
     */
    record ResultTimedOut(FaultOrigin origin, Duration deadline) implements Fault {
        @Override
        public FaultKind kind() {
            return FaultKind.CALL_TIMED_OUT;
        }

        @Override
        public String what() {
            return "what the call returned was not complete within " + Durations.text(deadline);
        }

        @Override
        public Fault from(FaultOrigin other) {
            return new ResultTimedOut(other, deadline);
        }
    }

    /**
     * The plugin's stop did not return within its deadline.
     *
     * @param origin where its thread was, and when
     * @param deadline how long it had
     * @param end what became of its thread
     */
    record StopTimedOut(FaultOrigin origin, Duration deadline, HangEnd end) implements Fault {
        @Override
        public FaultKind kind() {
            return FaultKind.STOP_TIMED_OUT;
        }

        @Override
        public String what() {
            return late(deadline, end);
        }

        @Override
        public Fault from(FaultOrigin other) {
            return new StopTimedOut(other, deadline, end);
        }
    }

    /**
     * The plugin's stop ended with a throwable.
     *
     * @param origin where and when
     * @param thrown what
     */
    record StopFailed(FaultOrigin origin, Thrown thrown) implements OfThrowable {
        @Override
        public FaultKind kind() {
            return FaultKind.STOP_FAILED;
        }

        @Override
        public Fault from(FaultOrigin other) {
            return new StopFailed(other, thrown);
        }
    }

    /**
     * A callback that the framework makes into the plugin ended with a throwable: a listener, a component's activation, an
     * event handler.
     *
     * @param origin which callback, and when
     * @param thrown what
     */
    record CallbackThrew(FaultOrigin origin, Thrown thrown) implements OfThrowable {
        @Override
        public FaultKind kind() {
            return FaultKind.THREW;
        }

        @Override
        public Fault from(FaultOrigin other) {
            return new CallbackThrew(other, thrown);
        }
    }

    /**
     * A thread of the plugin's own ended with a throwable that nobody caught.
     *
     * @param origin where and when
     * @param thread the thread's name
     * @param thrown what
     */
    record ThreadDied(FaultOrigin origin, String thread, Thrown thrown) implements Fault {
        @Override
        public FaultKind kind() {
            return FaultKind.THREAD_DIED;
        }

        @Override
        public String what() {
            return "thread '" + thread + "' ended with " + thrown;
        }

        @Override
        public Fault from(FaultOrigin other) {
            return new ThreadDied(other, thread, thrown);
        }
    }

    /**
     * The plugin asked the JVM to end.
     *
     * @param origin where and when
     * @param status the status that it asked to end with
     */
    record TriedToExit(FaultOrigin origin, int status) implements Fault {
        @Override
        public FaultKind kind() {
            return FaultKind.TRIED_TO_EXIT;
        }

        @Override
        public String what() {
            return "it asked the JVM to exit with status " + status;
        }

        @Override
        public Fault from(FaultOrigin other) {
            return new TriedToExit(other, status);
        }
    }

    /**
     * The plugin laid hands on the framework or on bundles that are not its own to manage.
     *
     * @param origin where and when
     * @param deed what it did, as the rest of a sentence: {@code stopped 'min'}
     */
    record Meddled(FaultOrigin origin, String deed) implements Fault {
        @Override
        public FaultKind kind() {
            return FaultKind.MEDDLED;
        }

        @Override
        public String what() {
            return "it " + deed;
        }

        @Override
        public Fault from(FaultOrigin other) {
            return new Meddled(other, deed);
        }
    }

    /**
     * The plugin wanted more of something than it may have.
     *
     * @param origin where and when
     * @param quota of what, in the plural, for people: {@code services}
     * @param limit how many it may have
     */
    record QuotaExceeded(FaultOrigin origin, String quota, long limit) implements Fault {
        @Override
        public FaultKind kind() {
            return FaultKind.QUOTA_EXCEEDED;
        }

        @Override
        public String what() {
            return "it may have no more than " + limit + " " + quota;
        }

        @Override
        public Fault from(FaultOrigin other) {
            return new QuotaExceeded(other, quota, limit);
        }
    }

    /**
     * The class loader of a generation that has retired is still in use.
     *
     * @param origin the generation, and when it was noticed
     * @param collections how many full collections it has outlived
     */
    record Leaked(FaultOrigin origin, int collections) implements Fault {
        @Override
        public FaultKind kind() {
            return FaultKind.LEAKED;
        }

        @Override
        public String what() {
            return "its class loader has outlived " + collections + " full collections since it retired";
        }

        @Override
        public Fault from(FaultOrigin other) {
            return new Leaked(other, collections);
        }
    }

    /**
     * A thread was still in the code of a generation when that had been gone for as long as a call may take.
     *
     * @param origin the generation, where the thread was, and when it was dealt with
     * @param thread the name of the thread
     * @param killed whether it was thrown out of the code, and was seen to have left; otherwise it is abandoned
     */
    record LeftBehind(FaultOrigin origin, String thread, boolean killed) implements Fault {
        @Override
        public FaultKind kind() {
            return FaultKind.LEAKED;
        }

        @Override
        public String what() {
            return "thread '" + thread + "' had not left its code when it was gone, and "
                    + (killed ? "was killed" : "could not be killed; it is abandoned");
        }

        @Override
        public Fault from(FaultOrigin other) {
            return new LeftBehind(other, thread, killed);
        }
    }

    /** The plugin's symbolic name. */
    default String plugin() {
        return origin().plugin();
    }

    /** The generation that did it. */
    default int generation() {
        return origin().generation();
    }

    /** The call it happened in, {@code Service.method}, or the step of the life cycle. */
    default String where() {
        return origin().where();
    }

    /** The plugin's own innermost frame, {@code File.java:12}, where there was one. */
    default Optional<String> frame() {
        return origin().frame();
    }

    /** When it happened, for the last time if it stands for several. */
    default Instant at() {
        return origin().at();
    }

    /** How many faults it stands for. */
    default long count() {
        return origin().count();
    }

    /** Whether another fault is of the same kind, from the same place, and says the same. */
    default boolean alike(Fault other) {
        return getClass() == other.getClass() && origin().samePlace(other.origin()) && what().equals(other.what());
    }

    /** This fault and a later one that is {@linkplain #alike alike}, in one. */
    default Fault plus(Fault later) {
        return from(origin().plus(later.origin()));
    }

    /** The fault in one line. */
    default String line() {
        return kind().words() + " in " + where() + ": " + what()
                + frame().map(f -> " at " + f).orElse("");
    }

    private static String late(Duration deadline, HangEnd end) {
        return "it did not return within " + Durations.text(deadline) + "; its thread " + end.words();
    }
}
