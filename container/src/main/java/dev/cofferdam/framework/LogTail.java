package dev.cofferdam.framework;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.function.Predicate;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceListener;
import org.osgi.framework.ServiceReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the OSGi log, if there is one, for errors that the services on board met in a bundle (OSGi Compendium 101, 112.3.12). The
 * log's own types are those of the bundle that brings it: they are spoken to by name, because a host need not have them.
 */
final class LogTail implements ServiceListener {
    private static final Logger LOG = LoggerFactory.getLogger(LogTail.class);
    private static final String READER = "org.osgi.service.log.LogReaderService";

    private final BundleContext system;
    private final Predicate<ServiceReference<?>> trusted;
    private final Predicate<Bundle> onBoard;
    private final Failed failed;

    /** Told of a callback that failed. */
    interface Failed {
        void of(Bundle bundle, String callback, Throwable thrown);
    }

    /**
     * @param trusted whose logs to believe
     * @param onBoard whether a bundle is no plugin
     */
    LogTail(BundleContext system, Predicate<ServiceReference<?>> trusted, Predicate<Bundle> onBoard, Failed failed) {
        this.onBoard = onBoard;
        this.trusted = trusted;
        this.system = system;
        this.failed = failed;
    }

    void open() {
        try {
            system.addServiceListener(this, "(" + Constants.OBJECTCLASS + "=" + READER + ")");
            ServiceReference<?>[] there = system.getAllServiceReferences(READER, null);
            if (there != null) {
                Arrays.stream(there).forEach(this::listen);
            }
        } catch (InvalidSyntaxException impossible) {
            throw new IllegalStateException("the filter is a constant", impossible);
        }
    }

    @Override
    public void serviceChanged(ServiceEvent event) {
        if (event.getType() == ServiceEvent.REGISTERED) {
            listen(event.getServiceReference());
        }
    }

    private void listen(ServiceReference<?> reference) {
        if (!trusted.test(reference)) {
            return;
        }
        Object reader = system.getService(reference);
        try {
            ClassLoader loader = reader.getClass().getClassLoader();
            Class<?> readerType = Class.forName(READER, false, loader);
            Class<?> listenerType = Class.forName("org.osgi.service.log.LogListener", false, loader);
            Class<?> entryType = Class.forName("org.osgi.service.log.LogEntry", false, loader);
            InvocationHandler logged = (proxy, method, arguments) -> switch (method.getName()) {
                case "logged" -> {
                    entry(entryType, arguments[0]);
                    yield null;
                }
                case "equals" -> proxy == arguments[0];
                case "hashCode" -> System.identityHashCode(proxy);
                default -> "the container's log listener";
            };
            Object listener = Proxy.newProxyInstance(loader, new Class<?>[] {listenerType}, logged);
            readerType.getMethod("addLogListener", listenerType).invoke(reader, listener);
        } catch (ReflectiveOperationException | LinkageError e) {
            LOG.warn("The log of bundle {} cannot be read; what components throw is not counted", reference, e);
        }
    }

    private void entry(Class<?> entryType, Object entry) throws ReflectiveOperationException {
        if (asked(entryType, "getException", entry) instanceof Throwable thrown
                && asked(entryType, "getBundle", entry) instanceof Bundle bundle) {
            if ("ERROR".equals(String.valueOf(asked(entryType, "getLogLevel", entry)))
                    && String.valueOf(asked(entryType, "getMessage", entry)).startsWith(caller(bundle))) {
                failed.of(bundle, "component", thrown);
            } else if (thrown instanceof StackOverflowError && onBoard.test(bundle)) {
                // EventAdmin takes it for its own matter, and goes on
                failed.of(bundle, "event handler", thrown);
            }
        }
    }

    /** How SCR begins what it says on behalf of a bundle. A plugin's own words about itself are no fault. */
    private static String caller(Bundle bundle) {
        return "bundle " + bundle.getSymbolicName() + ":" + bundle.getVersion() + " (" + bundle.getBundleId() + ")";
    }

    private static Object asked(Class<?> type, String name, Object of) throws ReflectiveOperationException {
        Method method = type.getMethod(name);
        return method.invoke(of);
    }
}
