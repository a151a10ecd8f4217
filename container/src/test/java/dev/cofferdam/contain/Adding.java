package dev.cofferdam.contain;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** What the tests know of {@link Sums}, which another loader defines. */
public interface Adding {
    /** The sum of the numbers up to this one, in several ways that have to agree. */
    long sum(int most);

    /** Stays in one loop until it is enough, and then tells of the last sum, or of the first that was another than the one before. */
    long sums(int most, AtomicBoolean enough, AtomicLong rounds);
}
