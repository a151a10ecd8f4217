package dev.cofferdam.itests.actors;

import java.util.Collection;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.hooks.resolver.ResolverHook;
import org.osgi.framework.hooks.resolver.ResolverHookFactory;
import org.osgi.framework.hooks.service.EventListenerHook;
import org.osgi.framework.hooks.service.FindHook;
import org.osgi.framework.hooks.service.ListenerHook;
import org.osgi.framework.hooks.weaving.WeavingHook;
import org.osgi.framework.hooks.weaving.WovenClass;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.FrameworkWiring;

/** A plugin that wants to be asked by the framework whatever others do, and then hides everything. It fails when it is asked. */
public final class Eavesdrops
        implements BundleActivator,
                FindHook,
                EventListenerHook,
                ListenerHook,
                org.osgi.framework.hooks.bundle.FindHook,
                ResolverHookFactory,
                WeavingHook {
    /** The header that names the hook. */
    public static final String HOOK = "Eavesdrops-Hook";

    /** The header that says through whose context it is registered: {@code own} or {@code host}. */
    public static final String THROUGH = "Eavesdrops-Through";

    private final AtomicInteger asked = new AtomicInteger();

    /** For the framework. */
    public Eavesdrops() {}

    /** A class that is not loaded before somebody asks for it. */
    public static final class LoadedLater {
        private LoadedLater() {}
    }

    @Override
    public void start(BundleContext context) throws ClassNotFoundException {
        FrameworkWiring wiring = context.getBundle(0).adapt(FrameworkWiring.class);
        String hook = context.getBundle().getHeaders().get(HOOK);
        boolean host = "host".equals(context.getBundle().getHeaders().get(THROUGH));
        BundleContext through = host ? context.getBundle(0).getBundleContext() : context;
        Dictionary<String, Object> first = new Hashtable<>(Map.of(Constants.SERVICE_RANKING, Integer.MAX_VALUE));
        through.registerService(hook, this, first);
        asked.set(0);

        context.getBundles();
        context.getServiceReference("com.acme.Nobody");
        context.addServiceListener(event -> {});
        context.registerService(AtomicInteger.class, asked, null);
        wiring.resolveBundles(List.of(context.getBundle()));
        Class.forName(Eavesdrops.class.getName() + "$LoadedLater");
        if (asked.get() > 0) {
            throw new IllegalStateException("the hook was asked " + asked.get() + " times");
        }
    }

    @Override
    public void stop(BundleContext context) {}

    @Override
    public void find(
            BundleContext context,
            String name,
            String filter,
            boolean allServices,
            Collection<ServiceReference<?>> references) {
        asked.incrementAndGet();
        references.clear();
    }

    @Override
    public void event(ServiceEvent event, Map<BundleContext, Collection<ListenerInfo>> listeners) {
        asked.incrementAndGet();
        listeners.clear();
    }

    @Override
    public void added(Collection<ListenerInfo> listeners) {
        asked.incrementAndGet();
    }

    @Override
    public void removed(Collection<ListenerInfo> listeners) {
        asked.incrementAndGet();
    }

    @Override
    public void find(BundleContext context, Collection<Bundle> bundles) {
        asked.incrementAndGet();
        bundles.clear();
    }

    @Override
    public ResolverHook begin(Collection<BundleRevision> triggers) {
        asked.incrementAndGet();
        throw new IllegalStateException("nothing resolves, by design");
    }

    @Override
    public void weave(WovenClass woven) {
        asked.incrementAndGet();
        throw new IllegalStateException("nothing loads, by design");
    }
}
