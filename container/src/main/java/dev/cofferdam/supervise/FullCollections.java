package dev.cofferdam.supervise;

/** Tells of collections that look at the whole heap and unload classes. */
interface FullCollections {
    /** Whether at least one has begun and ended since the last time that the answer was yes. */
    boolean another();
}
