package dev.cofferdam.deploy;

import java.util.Objects;

/**
 * What became of a revision behind the folder, as the note beside its jar tells it.
 *
 * @param kind whether it runs, waits, or cannot run
 * @param text why, for people; empty when it runs
 */
public record Outcome(Kind kind, String text) {

    /** What can become of a revision. */
    public enum Kind {
        /** It runs, and no note is due. */
        OK,
        /** It cannot run as it is. */
        FAILED,
        /** It would run if something else were there. */
        WAITING
    }

    public Outcome {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(text, "text");
    }

    /** It runs. */
    public static Outcome ok() {
        return new Outcome(Kind.OK, "");
    }

    /** It cannot run, for the reason given. */
    public static Outcome failed(String text) {
        return new Outcome(Kind.FAILED, text);
    }

    /** It waits for something else, which the text names. */
    public static Outcome waiting(String text) {
        return new Outcome(Kind.WAITING, text);
    }
}
