package dev.cofferdam.guard;

import dev.cofferdam.api.fault.PluginThrowable;
import dev.cofferdam.model.Thrown;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What a throwable says, copied within limits and without any reference to its class. Its methods may be the plugin's:
 * they may throw, lie, go round in circles, or not return: whoever asks should be on a thread that can be done without.
 */
public final class ThrowableText {
    static final int MESSAGE = 2_000;
    static final int FRAMES = 100;
    static final int CAUSES = 8;
    static final int NAME = 500;

    private static final String CUT = "\u2026";

    private ThrowableText() {}

    /** Its class and its message, for a fault. */
    public static Thrown words(Throwable thrown) {
        try {
            return new Thrown(
                    typeOf(thrown), Optional.ofNullable(thrown.getMessage()).map(text -> cut(text, MESSAGE)));
        } catch (Throwable hostile) {
            return new Thrown(typeOf(thrown), Optional.of("(its message cannot be read)"));
        }
    }

    /** The plugin's own innermost frame in it, {@code File.java:12}, if it tells of one. */
    public static Optional<String> frame(Throwable thrown) {
        return tried(thrown::getStackTrace)
                .flatMap(stack -> Frames.pluginFrame(
                        Stream.of(stack).filter(Objects::nonNull).toList()));
    }

    static PluginThrowable copy(Throwable thrown) {
        return copy(thrown, CAUSES, Collections.newSetFromMap(new IdentityHashMap<>()))
                .orElseThrow();
    }

    private static Optional<PluginThrowable> copy(Throwable thrown, int causes, Set<Throwable> seen) {
        if (!seen.add(thrown)) {
            return Optional.empty();
        }
        Optional<PluginThrowable> cause =
                causes == 0 ? Optional.empty() : tried(thrown::getCause).flatMap(next -> copy(next, causes - 1, seen));
        Optional<String> message = tried(thrown::getMessage).map(text -> cut(text, MESSAGE));
        return Optional.of(
                new PluginThrowable(typeOf(thrown), message.orElse(null), frames(thrown), cause.orElse(null)));
    }

    private static String typeOf(Throwable thrown) {
        // a copy that another boundary made of something else keeps the other's name
        return thrown instanceof PluginThrowable copied
                ? copied.originalType()
                : cut(thrown.getClass().getName(), NAME);
    }

    private static List<StackTraceElement> frames(Throwable thrown) {
        StackTraceElement[] all = tried(thrown::getStackTrace).orElseGet(() -> new StackTraceElement[0]);
        List<StackTraceElement> kept = new ArrayList<>(Math.min(all.length, FRAMES));
        for (int i = 0; i < all.length && i < FRAMES; i++) {
            if (all[i] != null) {
                kept.add(all[i]);
            }
        }
        return kept;
    }

    private static String cut(String text, int limit) {
        // a short copy: a substring of a huge text does not keep that text
        return text.length() <= limit ? text : text.substring(0, limit) + CUT;
    }

    private static <T> Optional<T> tried(Supplier<T> asked) {
        try {
            return Optional.ofNullable(asked.get());
        } catch (Throwable hostile) {
            return Optional.empty();
        }
    }
}
