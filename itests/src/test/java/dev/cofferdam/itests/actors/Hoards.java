package dev.cofferdam.itests.actors;

import dev.cofferdam.samples.min.Min;
import org.osgi.framework.BundleContext;

/** A plugin that registers the same service again and again: as often as the header says. */
public final class Hoards extends PlainMin {
    /** The header that says how often. */
    public static final String TIMES = "Hoards-Times";

    /** For the framework. */
    public Hoards() {}

    @Override
    public void start(BundleContext context) {
        int times = Integer.parseInt(context.getBundle().getHeaders().get(TIMES));
        for (int i = 0; i < times; i++) {
            context.registerService(Min.class, this, null);
        }
    }
}
