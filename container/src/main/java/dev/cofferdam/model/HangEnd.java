package dev.cofferdam.model;

/** What became of a thread that did not return in time. */
public enum HangEnd {
    /** It was interrupted, and nothing more was called for. */
    INTERRUPTED("was interrupted"),
    /** It took no notice of an interrupt; it was thrown out of the plugin's code, and was seen to have left. */
    KILLED("took no notice of an interrupt and was killed"),
    /** It left neither for an interrupt nor for a kill. It may run on, but nothing waits for it any more. */
    ABANDONED("does not react to an interrupt and is abandoned");

    private final String words;

    HangEnd(String words) {
        this.words = words;
    }

    /** The rest of a sentence whose subject is the thread. */
    public String words() {
        return words;
    }
}
