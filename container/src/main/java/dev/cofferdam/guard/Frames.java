package dev.cofferdam.guard;

import dev.cofferdam.model.Killed;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads stack traces, which name classes but not their loaders. For use by any thread. */
public final class Frames {
    private static final List<String> PLATFORM = List.of("java.", "jdk.", "javax.", "sun.", "com.sun.");
    /** Those of ours that are on the stack where plugins are called, or call back. */
    private static final Set<String> BOUNDARY = Stream.of(
                    Boundary.class,
                    ProxyCore.class,
                    Connection.class,
                    Relay.class,
                    Handoff.class,
                    HandedCall.class,
                    PluginGuard.class,
                    GuardedFuture.class,
                    GuardedPromise.class,
                    PromiseLibrary.class,
                    GuardedSubscription.class,
                    GuardedSpliterator.class)
            .map(Class::getName)
            .collect(Collectors.toUnmodifiableSet());

    private Frames() {}

    /**
     * The plugin's innermost frame, as {@code File.java:12}: the first, above the proxy through which it was called, that
     * is neither the JDK's nor the boundary's.
     */
    public static Optional<String> pluginFrame(List<StackTraceElement> innermostFirst) {
        return innermostFirst.stream()
                .takeWhile(frame -> !ProxyRow.isProxy(frame))
                .filter(frame -> !isPlatform(frame) && !isBoundary(frame) && !isCheckpoint(frame))
                .findFirst()
                .map(Frames::text);
    }

    private static boolean isBoundary(StackTraceElement frame) {
        return BOUNDARY.contains(frame.getClassName()) || ProxyRow.isRelay(frame);
    }

    private static boolean isCheckpoint(StackTraceElement frame) {
        return frame.getClassName().startsWith(Killed.CHECKPOINTS);
    }

    private static boolean isPlatform(StackTraceElement frame) {
        String module = frame.getModuleName();
        return module != null && PLATFORM.stream().anyMatch(module::startsWith);
    }

    private static String text(StackTraceElement frame) {
        String place = frame.getFileName() == null ? frame.getClassName() : frame.getFileName();
        String text = frame.getLineNumber() < 0 ? place : place + ":" + frame.getLineNumber();
        return text.length() <= ThrowableText.NAME ? text : text.substring(0, ThrowableText.NAME);
    }
}
