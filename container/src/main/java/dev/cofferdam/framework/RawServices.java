package dev.cofferdam.framework;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.felix.framework.Felix;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceException;
import org.osgi.framework.ServiceObjects;
import org.osgi.framework.ServiceReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Obtains services of plugins, and what their factories throw. {@link BundleContext#getService} answers null when a factory
 * throws, and the event that tells of it (OSGi Core 5.6) comes later, on another thread, in the name of whoever asked. Felix's
 * own registry throws; it can be had by reflection alone. Thread-safe.
 */
final class RawServices {
    private static final Logger LOG = LoggerFactory.getLogger(RawServices.class);

    private final Function<ServiceReference<?>, Supplier<?>> singletons = reference -> () -> getSingleton(reference);
    private final MethodHandle getService;
    private final MethodHandle registered;
    private final ListenerWatch watch;

    private RawServices(MethodHandle getService, MethodHandle registered, ListenerWatch watch) {
        this.getService = getService;
        this.registered = registered;
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
            return new RawServices(MethodHandles.lookup().unreflect(method).bindTo(registry), registered(), watch);
        } catch (ReflectiveOperationException | RuntimeException e) {
            throw new IllegalStateException("this is not the Felix that the container was built with", e);
        }
    }

    /** From a reference to the object that was registered. */
    private static MethodHandle registered() throws ReflectiveOperationException {
        String registration = "org.apache.felix.framework.ServiceRegistrationImpl";
        MethodHandle toRegistration = handle(registration + "$ServiceReferenceImpl", "getRegistration");
        MethodHandle toService = handle(registration, "getService");
        return MethodHandles.filterReturnValue(toRegistration, toService)
                .asType(MethodType.methodType(Object.class, Object.class));
    }

    private static MethodHandle handle(String type, String name) throws ReflectiveOperationException {
        Method method = Class.forName(type, false, Felix.class.getClassLoader()).getDeclaredMethod(name);
        method.setAccessible(true);
        return MethodHandles.lookup().unreflect(method);
    }

    /** The service; null when it is gone. Throws what its factory throws. */
    Object get(BundleContext consumer, ServiceReference<?> reference) {
        return get(consumer, reference, false);
    }

    /** Obtains services of singleton scope; one object for all who do. */
    Function<ServiceReference<?>, Supplier<?>> singletons() {
        return singletons;
    }

    /**
     * A service of singleton scope: the object that was registered, which is the same for all; null when it is gone. The framework
     * takes no note of its use: that would take more memory than all else that is kept of a service, and time that grows with the
     * number of services in use.
     */
    Object getSingleton(ServiceReference<?> reference) {
        try {
            return (Object) registered.invokeExact((Object) reference);
        } catch (Throwable e) {
            throw RawServices.<RuntimeException>sneaked(e);
        }
    }

    /** Whether a service is of singleton scope, in the framework's own words. */
    static boolean isSingleton(ServiceReference<?> reference) {
        return Constants.SCOPE_SINGLETON.equals(reference.getProperty(Constants.SERVICE_SCOPE));
    }

    /**
     * A service of prototype scope; null when it is gone, or the consumer has stopped. Throws what its factory throws.
     *
     * @param giveBack takes what gives it back again, if it is there
     */
    Object getPrototype(Bundle consumer, ServiceReference<?> reference, List<Runnable> giveBack) {
        BundleContext context = consumer.getBundleContext();
        return context == null ? null : getPrototype(context, reference, giveBack);
    }

    private <S> Object getPrototype(BundleContext consumer, ServiceReference<S> reference, List<Runnable> giveBack) {
        ServiceObjects<S> objects = consumer.getServiceObjects(reference);
        @SuppressWarnings("unchecked") // as ServiceObjects itself has it
        S service = (S) get(consumer, reference, true);
        if (service != null) {
            giveBack.add(() -> giveBack(objects, service));
        }
        return service;
    }

    /**
     * A consumer that stops has no context any more, and a service that is no more registered is nobody's: for both, the framework has
     * given back what was held (OSGi Core 5.9, 5.2.3).
     */
    private static <S> void giveBack(ServiceObjects<S> objects, S service) {
        try {
            objects.ungetService(service);
        } catch (IllegalStateException | IllegalArgumentException done) {
            LOG.trace("It was given back before", done);
        }
    }

    /** Gives services back, which calls their factory. */
    void release(List<Runnable> given) {
        if (given.isEmpty()) {
            return;
        }
        Telling telling = watch.begin();
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
