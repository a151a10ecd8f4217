package dev.cofferdam.framework;

import java.util.Optional;
import org.osgi.framework.ServiceReference;

/**
 * Knows which stand-in a thread registers, or changes the properties of. Every consumer of a stand-in can read its mark; a plugin
 * that puts it on a service of its own would have it seen as it is, by everybody. Thread-safe.
 */
final class Offering {
    private final ThreadLocal<Step> current = new ThreadLocal<>();

    /** A step may lead to another, of another plugin's. */
    private record Step(Object offered, Optional<Step> around) {
        boolean is(ServiceReference<?> standIn) {
            return RawProperties.is(standIn, offered)
                    || around.filter(outer -> outer.is(standIn)).isPresent();
        }
    }

    /**
     * Runs a step within which the framework tells of a stand-in.
     *
     * @param serviceOrRegistration what is registered, or whose properties are changed
     */
    void during(Object serviceOrRegistration, Runnable step) {
        Optional<Step> outer = Optional.ofNullable(current.get());
        current.set(new Step(serviceOrRegistration, outer));
        try {
            step.run();
        } finally {
            outer.ifPresentOrElse(current::set, current::remove);
        }
    }

    /** Whether this is the stand-in that the calling thread tells of. */
    boolean is(ServiceReference<?> standIn) {
        return Optional.ofNullable(current.get())
                .filter(step -> step.is(standIn))
                .isPresent();
    }
}
