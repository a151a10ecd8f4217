package dev.cofferdam.model;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Where and when a fault happened.
 *
 * @param plugin the plugin's symbolic name
 * @param generation the generation that did it
 * @param service the name of the service interface that was called; empty for what happened outside a call
 * @param method the method that was called, or the step of the life cycle, {@code start}
 * @param frame the plugin's own innermost frame, {@code File.java:12}, where there was one
 * @param at when it happened, for the last time if it happened more than once
 * @param count how many faults this one stands for: alike ones that follow each other are folded into one
 */
public record FaultOrigin(
        String plugin,
        int generation,
        Optional<String> service,
        String method,
        Optional<String> frame,
        Instant at,
        long count) {
    public FaultOrigin {
        Objects.requireNonNull(plugin, "plugin");
        Objects.requireNonNull(service, "service");
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(frame, "frame");
        Objects.requireNonNull(at, "at");
        if (count < 1) {
            throw new IllegalArgumentException("count must be > 0, is " + count);
        }
    }

    /** Of one fault in a call. */
    public static FaultOrigin call(
            String plugin, int generation, String service, String method, Optional<String> frame, Instant at) {
        return new FaultOrigin(plugin, generation, Optional.of(service), method, frame, at, 1);
    }

    /** Of one fault in a step of the life cycle, or in a callback of the framework. */
    public static FaultOrigin step(String plugin, int generation, String step, Optional<String> frame, Instant at) {
        return new FaultOrigin(plugin, generation, Optional.empty(), step, frame, at, 1);
    }

    /** The call, {@code Service.method} without the service's package, or the step. */
    public String where() {
        return service.map(name -> name.substring(name.lastIndexOf('.') + 1) + "." + method)
                .orElse(method);
    }

    /** Whether faults from there are alike, whenever they happened. */
    boolean samePlace(FaultOrigin other) {
        return plugin.equals(other.plugin)
                && generation == other.generation
                && service.equals(other.service)
                && method.equals(other.method)
                && frame.equals(other.frame);
    }

    FaultOrigin plus(FaultOrigin later) {
        return new FaultOrigin(plugin, generation, service, method, frame, later.at, count + later.count);
    }
}
