package dev.cofferdam.framework;

import java.util.Optional;
import org.osgi.framework.ServiceReference;

/**
 * Knows which stand-in a thread registers, or changes the properties of. Every consumer of a stand-in can read its mark; a plugin
 * that puts it on a service of its own would have it seen as it is, by everybody. Thread-safe.
 */
final class Offering {
    private final ThreadLocal<Object> current = new ThreadLocal<>();

    /**
     * Runs a step within which the framework tells of a stand-in.
     *
     * @param serviceOrRegistration what is registered, or whose properties are changed
     */
    void during(Object serviceOrRegistration, Runnable step) {
        Optional<Object> outer = Optional.ofNullable(current.get());
        current.set(serviceOrRegistration);
        try {
            step.run();
        } finally {
            outer.ifPresentOrElse(current::set, current::remove);
        }
    }

    /** Whether this is the stand-in that the calling thread tells of. */
    boolean is(ServiceReference<?> standIn) {
        return Optional.ofNullable(current.get())
                .filter(offered -> RawProperties.is(standIn, offered))
                .isPresent();
    }
}
