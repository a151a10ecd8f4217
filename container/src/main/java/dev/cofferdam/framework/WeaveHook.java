package dev.cofferdam.framework;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
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
    private final Function<Bundle, Optional<Supplier<Meddling.Hand>>> owners;

    /** @param owners who answers for a plugin's bundle; empty for any other */
    WeaveHook(ClassWeaver weaver, Function<Bundle, Optional<Supplier<Meddling.Hand>>> owners) {
        this.weaver = weaver;
        this.owners = owners;
    }

    /** A hook that throws keeps the class from being loaded, and is not asked again (OSGi Core 56.4). */
    @Override
    public void weave(WovenClass woven) {
        BundleWiring wiring = woven.getBundleWiring();
        try {
            owners.apply(wiring.getBundle())
                    .flatMap(owner ->
                            weaver.weave(owner, wiring.getClassLoader(), woven.getClassName(), woven.getBytes()))
                    .ifPresent(woven::setBytes);
        } catch (RuntimeException | Error e) {
            LOG.error("Class '{}' of {} runs as it is: it could not be woven", woven.getClassName(), wiring, e);
        }
    }
}
