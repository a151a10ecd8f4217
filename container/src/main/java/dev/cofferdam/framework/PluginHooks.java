package dev.cofferdam.framework;

import java.lang.reflect.Field;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.felix.framework.Felix;
import org.apache.felix.framework.HookRegistry;
import org.apache.felix.framework.ServiceRegistry;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;

/**
 * Keeps hooks of plugins out of the framework, which would ask them about what others do, and let them hide it or change it.
 * Felix enters a hook before it tells anybody of its registration; told of that, this takes it out again. It can be had by
 * reflection alone. Thread-safe.
 */
final class PluginHooks {
    private static final String PACKAGE = "org.osgi.framework.hooks.";
    /** Bundles as they are published weave the classes of others, for these to find what they ask for. */
    private static final String WEAVING = PACKAGE + "weaving.";

    private final HookRegistry registry;
    private final Function<Bundle, Optional<Meddling.Hand>> hands;
    private final Consumer<Meddling> told;

    /** @param hands the plugin that registers something, given the bundle that it is registered for */
    PluginHooks(Felix felix, Function<Bundle, Optional<Meddling.Hand>> hands, Consumer<Meddling> told) {
        this.registry = registry(felix);
        this.hands = hands;
        this.told = told;
    }

    /** Whether a service is for the framework to call, and for nobody else. */
    static boolean isHook(ServiceReference<?> reference) {
        return names(reference).findAny().isPresent();
    }

    /** Takes out what was just registered, if it is a hook and a plugin's, and tells of it. */
    void registered(ServiceReference<?> reference) {
        Optional<String> name =
                names(reference).filter(each -> !each.startsWith(WEAVING)).findFirst();
        Bundle bundle = reference.getBundle();
        if (name.isPresent() && bundle != null) {
            hands.apply(bundle).ifPresent(hand -> {
                registry.removeHooks(reference);
                told.accept(new Meddling(
                        Optional.of(hand),
                        "registered the framework hook '" + name.get() + "'",
                        Optional.empty(),
                        Optional.empty()));
            });
        }
    }

    private static Stream<String> names(ServiceReference<?> reference) {
        return Stream.of((String[]) reference.getProperty(Constants.OBJECTCLASS))
                .filter(name -> name.startsWith(PACKAGE));
    }

    private static HookRegistry registry(Felix felix) {
        try {
            Field field = Felix.class.getDeclaredField("m_registry");
            field.setAccessible(true);
            return ((ServiceRegistry) field.get(felix)).getHookRegistry();
        } catch (ReflectiveOperationException | RuntimeException e) {
            throw new IllegalStateException("this is not the Felix that the container was built with", e);
        }
    }
}
