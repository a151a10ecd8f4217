package dev.cofferdam.model;

import java.util.Objects;
import java.util.Optional;

/**
 * What is kept of a throwable: text, copied within limits.
 *
 * @param type the name of its class
 * @param message its message, if it had one
 */
public record Thrown(String type, Optional<String> message) {
    public Thrown {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(message, "message");
    }

    @Override
    public String toString() {
        return message.map(text -> type + ": " + text).orElse(type);
    }
}
