package dev.cofferdam.framework;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.List;
import org.apache.felix.framework.Felix;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceException;
import org.osgi.framework.ServiceReference;

/**
 * Obtains services of plugins, and what their factories throw. {@link BundleContext#getService} answers null when a factory
 * throws, and the event that tells of it (OSGi Core 5.6) comes later, on another thread, in the name of whoever asked. Felix's
 * own registry throws; it can be had by reflection alone. Thread-safe.
 */
final class RawServices {
    private final MethodHandle getService;
    private final ListenerWatch watch;

    private RawServices(MethodHandle getService, ListenerWatch watch) {
        this.getService = getService;
        this.watch = watch;
    }

    /**
     * Those of a framework.
     *
     * @param watch looks after factories that are given services back
     */
    static RawServices of(Felix felix, ListenerWatch watch) {
        try {
            Field field = Felix.class.getDeclaredField("m_registry");
            field.setAccessible(true);
            Object registry = field.get(felix);
            Method method =
                    registry.getClass().getMethod("getService", Bundle.class, ServiceReference.class, boolean.class);
            method.setAccessible(true);
            return new RawServices(MethodHandles.lookup().unreflect(method).bindTo(registry), watch);
        } catch (ReflectiveOperationException | RuntimeException e) {
            throw new IllegalStateException("this is not the Felix that the container was built with", e);
        }
    }

    /** The service; null when it is gone. Throws what its factory throws. */
    Object get(BundleContext consumer, ServiceReference<?> reference) {
        return get(consumer, reference, false);
    }

    /**
     * A service of singleton scope: the object that was registered. It is given back at once, because it stays the same for as
     * long as it is registered, and what the framework notes of its use takes more memory than the rest of a call's way to it.
     */
    Object getSingleton(BundleContext consumer, ServiceReference<?> reference) {
        Object service = get(consumer, reference);
        if (service != null) {
            consumer.ungetService(reference);
        }
        return service;
    }

    /** A service of prototype scope, to be given back by {@link org.osgi.framework.ServiceObjects}. */
    Object getPrototype(BundleContext consumer, ServiceReference<?> reference) {
        return get(consumer, reference, true);
    }

    /** Gives services back, which calls their factory. */
    void release(List<Runnable> given) {
        ListenerWatch.Telling telling = watch.begin();
        try {
            given.forEach(Runnable::run);
        } finally {
            telling.end();
        }
    }

    private Object get(BundleContext consumer, ServiceReference<?> reference, boolean prototype) {
        try {
            return (Object) getService.invoke(consumer.getBundle(), reference, prototype);
        } catch (ServiceException e) {
            throw RawServices.<RuntimeException>sneaked(e.getCause() == null ? e : e.getCause());
        } catch (Throwable e) {
            throw RawServices.<RuntimeException>sneaked(e);
        }
    }

    @SuppressWarnings("unchecked") // a factory can throw anything, and whoever guards the call has to see it
    private static <T extends Throwable> RuntimeException sneaked(Throwable thrown) throws T {
        throw (T) thrown;
    }
}
