package dev.cofferdam.framework;

import java.util.function.Predicate;
import org.osgi.framework.Bundle;
import org.osgi.framework.hooks.weaving.WeavingHook;
import org.osgi.framework.hooks.weaving.WovenClass;
import org.osgi.framework.wiring.BundleWiring;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has the classes of plugins woven (OSGi Core 56). Those of the platform stay as they are. */
final class WeaveHook implements WeavingHook {
    private static final Logger LOG = LoggerFactory.getLogger(WeaveHook.class);

    private final ClassWeaver weaver;
    private final Predicate<Bundle> plugins;

    /** @param plugins whether a bundle is a plugin's */
    WeaveHook(ClassWeaver weaver, Predicate<Bundle> plugins) {
        this.weaver = weaver;
        this.plugins = plugins;
    }

    /** A hook that throws keeps the class from being loaded, and is not asked again (OSGi Core 56.4). */
    @Override
    public void weave(WovenClass woven) {
        BundleWiring wiring = woven.getBundleWiring();
        try {
            if (plugins.test(wiring.getBundle())) {
                weaver.weave(wiring.getClassLoader(), woven.getClassName(), woven.getBytes())
                        .ifPresent(woven::setBytes);
            }
        } catch (RuntimeException | Error e) {
            LOG.error("Class '{}' of {} runs as it is: it could not be woven", woven.getClassName(), wiring, e);
        }
    }
}
