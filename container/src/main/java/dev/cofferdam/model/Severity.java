package dev.cofferdam.model;

/** How much a finding weighs. */
public enum Severity {
    /** The plugin would fail once the code in question runs: it does not run at all. */
    REFUSE,
    /** The plugin may fail, or does something it should not: it runs, and the finding is shown. */
    WARN
}
