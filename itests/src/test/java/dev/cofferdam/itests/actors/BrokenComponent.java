package dev.cofferdam.itests.actors;

/** A component whose activation throws. */
public final class BrokenComponent {
    /** For declarative services. */
    public BrokenComponent() {}

    void activate() {
        throw new IllegalStateException("this component is broken, by design");
    }
}
