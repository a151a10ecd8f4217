package dev.cofferdam.itests.actors;

import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/** A plugin that starts only where nobody called {@code impostor} offers what it looks for. */
public final class LooksFor implements BundleActivator {
    /** The header that names the type. */
    public static final String TYPE = "Looks-For";

    /** For the framework. */
    public LooksFor() {}

    @Override
    public void start(BundleContext context) throws InvalidSyntaxException {
        String type = context.getBundle().getHeaders().get(TYPE);
        for (ServiceReference<?> found : context.getAllServiceReferences(type, null)) {
            if (found.getBundle().getSymbolicName().equals("impostor")) {
                throw new IllegalStateException("an impostor was found");
            }
        }
    }

    @Override
    public void stop(BundleContext context) {}
}
