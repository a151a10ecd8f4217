package dev.cofferdam.framework;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Constructor;
import java.util.Arrays;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceFactory;
import org.osgi.framework.ServiceListener;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.wiring.BundleWiring;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives plugins another EventAdmin than the one on board, which counts what each of them posts: events that wait to be delivered take
 * memory of the host's, and plugins that answer one another's never end. It is registered by the same bundle, so that whoever is
 * wired to that bundle's types finds it; {@link ServiceVisibility} shows plugins this one and others the real one. Thread-safe.
 */
final class PostedEvents implements ServiceListener {
    private static final Logger LOG = LoggerFactory.getLogger(PostedEvents.class);
    private static final String EVENT_ADMIN = "org.osgi.service.event.EventAdmin";
    /** By name: it can be loaded only beside the types that it is made of. */
    private static final String LIMITED = "dev.cofferdam.framework.LimitedEventAdmin";

    private final BundleContext system;
    private final Predicate<ServiceReference<?>> onBoard;
    private final Function<Bundle, Optional<Meddling.Hand>> generations;
    private final StandIn.Source quotas;
    private final Map<ServiceReference<?>, ServiceRegistration<?>> limited = new ConcurrentHashMap<>();

    /**
     * @param onBoard whose services are the container's own
     * @param generations which generation of a plugin a bundle is
     * @param quotas says how many events a plugin may post, and is told of who posts more
     */
    PostedEvents(
            BundleContext system,
            Predicate<ServiceReference<?>> onBoard,
            Function<Bundle, Optional<Meddling.Hand>> generations,
            StandIn.Source quotas) {
        this.system = system;
        this.onBoard = onBoard;
        this.generations = generations;
        this.quotas = quotas;
    }

    /** To be called before there are any bundles. */
    void open() {
        try {
            system.addServiceListener(this, "(" + Constants.OBJECTCLASS + "=" + EVENT_ADMIN + ")");
        } catch (InvalidSyntaxException impossible) {
            throw new IllegalStateException("the filter is a constant", impossible);
        }
    }

    /** Whether a service that is the container's own is one that plugins get another for. */
    static boolean replaces(ServiceReference<?> onBoard) {
        return Arrays.asList((String[]) onBoard.getProperty(Constants.OBJECTCLASS))
                .contains(EVENT_ADMIN);
    }

    @Override
    public void serviceChanged(ServiceEvent event) {
        ServiceReference<?> admin = event.getServiceReference();
        if (!onBoard.test(admin) || ServiceVisibility.standIn(admin)) {
            return;
        }
        if (event.getType() == ServiceEvent.REGISTERED) {
            limit(admin);
        } else if (event.getType() == ServiceEvent.UNREGISTERING) {
            Optional.ofNullable(limited.remove(admin)).ifPresent(PostedEvents::unregister);
        }
    }

    private void limit(ServiceReference<?> admin) {
        try {
            Bundle bundle = admin.getBundle();
            ClassLoader types = bundle.adapt(BundleWiring.class).getClassLoader();
            Constructor<?> making =
                    new LimitedLoader(types).loadClass(LIMITED).getConstructor(Object.class, BooleanSupplier.class);
            Dictionary<String, Object> properties = new Hashtable<>();
            properties.put(ServiceVisibility.STAND_IN, ServiceVisibility.TOKEN);
            limited.put(
                    admin,
                    bundle.getBundleContext().registerService(EVENT_ADMIN, new Limits(admin, making), properties));
        } catch (ReflectiveOperationException | LinkageError | IllegalStateException e) {
            LOG.warn("Plugins cannot be given EventAdmin of '{}', and do without.", admin, e);
        }
    }

    private static void unregister(ServiceRegistration<?> registration) {
        try {
            registration.unregister();
        } catch (IllegalStateException already) {
            LOG.trace("The framework has taken it back", already);
        }
    }

    /** Has one class more than the bundle of EventAdmin. */
    private static final class LimitedLoader extends ClassLoader {
        LimitedLoader(ClassLoader types) {
            super(types);
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (!name.equals(LIMITED)) {
                throw new ClassNotFoundException(name);
            }
            try (InputStream in = PostedEvents.class.getResourceAsStream("/" + LIMITED.replace('.', '/') + ".class")) {
                if (in == null) {
                    throw new ClassNotFoundException(name + "; keep it on the class path when jars are merged");
                }
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }

    /** Makes one for each plugin that asks. */
    private final class Limits implements ServiceFactory<Object> {
        private final ServiceReference<?> admin;
        private final Constructor<?> making;

        Limits(ServiceReference<?> admin, Constructor<?> making) {
            this.admin = admin;
            this.making = making;
        }

        @Override
        public Object getService(Bundle consumer, ServiceRegistration<Object> registration) {
            Meddling.Hand plugin = generations
                    .apply(consumer)
                    .orElseThrow(() -> new IllegalStateException("this is for plugins, and not for " + consumer));
            PostQuota quota = new PostQuota(System.nanoTime());
            BooleanSupplier mayPost = () -> mayPost(plugin, quota);
            try {
                return making.newInstance(system.getService(admin), mayPost);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("EventAdmin cannot be given to " + consumer, e);
            }
        }

        @Override
        public void ungetService(Bundle consumer, ServiceRegistration<Object> registration, Object service) {
            system.ungetService(admin);
        }
    }

    private boolean mayPost(Meddling.Hand plugin, PostQuota quota) {
        int most = quotas.most(plugin.plugin(), Quota.EVENTS);
        PostQuota.Answer answer = quota.next(System.nanoTime(), most);
        if (answer == PostQuota.Answer.REFUSE_AND_TELL) {
            quotas.exceeded(plugin.plugin(), plugin.generation(), Quota.EVENTS, most);
        }
        return answer == PostQuota.Answer.DELIVER;
    }
}
