package dev.cofferdam.itests.actors;

import dev.cofferdam.samples.min.Min;
import dev.cofferdam.samples.min.State;
import java.util.Dictionary;
import java.util.Hashtable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/** Two of these plugins answer a call by calling each other, which never ends. */
public final class Encircles extends PlainMin {
    private BundleContext context;

    /** For the framework. */
    public Encircles() {}

    @Override
    public void start(BundleContext ours) {
        context = ours;
        Dictionary<String, Object> properties = new Hashtable<>();
        properties.put("circle", context.getBundle().getSymbolicName());
        context.registerService(Min.class, this, properties);
    }

    @Override
    public int min(State state, int a, int b) {
        String other = context.getBundle().getSymbolicName().equals("left") ? "right" : "left";
        try {
            ServiceReference<Min> next = context.getServiceReferences(Min.class, "(circle=" + other + ")")
                    .iterator()
                    .next();
            return context.getService(next).min(state, a, b) + 1;
        } catch (InvalidSyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
