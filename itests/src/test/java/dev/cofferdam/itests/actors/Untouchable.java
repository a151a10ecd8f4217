package dev.cofferdam.itests.actors;

/** An object that does not return when it is asked what any object can be asked. */
abstract class Untouchable implements Comparable<Object> {
    @Override
    public int compareTo(Object other) {
        Hanging.untilInterrupted();
        return 0;
    }

    @Override
    public boolean equals(Object other) {
        Hanging.untilInterrupted();
        return false;
    }

    @Override
    public int hashCode() {
        Hanging.untilInterrupted();
        return 0;
    }

    @Override
    public String toString() {
        Hanging.untilInterrupted();
        return "freed";
    }
}
