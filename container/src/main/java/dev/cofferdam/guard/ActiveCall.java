package dev.cofferdam.guard;

import java.time.Duration;
import java.util.Objects;

/**
 * A call that was in flight when it was looked at. Of calls that are nested in one another on one thread, the innermost.
 *
 * @param thread the name of the calling thread
 * @param service the name of the service interface
 * @param method the name of the method
 * @param seenFor how long it has been seen; it has run for at least that time, and for a quarter of the call deadline more at most
 * @param abandoned whether its thread was interrupted at the deadline and took no notice
 */
public record ActiveCall(String thread, String service, String method, Duration seenFor, boolean abandoned) {
    public ActiveCall {
        Objects.requireNonNull(thread, "thread");
        Objects.requireNonNull(service, "service");
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(seenFor, "seenFor");
    }
}
