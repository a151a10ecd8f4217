package dev.cofferdam.framework;

/** What a generation of a plugin may have no more than so many of. */
public enum Quota {
    /** Services at once; nobody else sees those beyond it. */
    SERVICES("registerService", "services"),
    /** Events that it posts within a second; nobody gets those beyond it. */
    EVENTS("postEvent", "events posted within a second");

    private final String step;
    private final String words;

    Quota(String step, String words) {
        this.step = step;
        this.words = words;
    }

    /** The method by which more are wanted. */
    public String step() {
        return step;
    }

    /** Of what, in the plural, for people. */
    public String words() {
        return words;
    }
}
