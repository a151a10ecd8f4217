package dev.cofferdam.framework;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * A listener of a plugin's did not return in time to whoever's event it hears. Its thread is interrupted.
 *
 * @param by whose listener it is
 * @param callback what was called, for people
 * @param limit how long it had
 * @param thread the name of the thread
 * @param frame the plugin's own innermost frame, {@code File.java:12}
 */
public record HungListener(Meddling.Hand by, String callback, Duration limit, String thread, Optional<String> frame) {
    public HungListener {
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(callback, "callback");
        Objects.requireNonNull(limit, "limit");
        Objects.requireNonNull(thread, "thread");
        Objects.requireNonNull(frame, "frame");
    }
}
