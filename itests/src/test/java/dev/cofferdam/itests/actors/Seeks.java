package dev.cofferdam.itests.actors;

import dev.cofferdam.samples.min.Min;
import java.util.List;
import java.util.function.UnaryOperator;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/** A plugin that looks for services by a property, and listens for such; it is asked by the property's name. */
public final class Seeks implements BundleActivator, UnaryOperator<String> {
    private static final List<String> FILTERS =
            List.of("(%s=1)", "(%s>=1)", "(%s<=1)", "(%s~=1)", "(%s=1*)", "(!(%s=1))", "(&(objectClass=*)(%s=1))");

    private BundleContext context;

    /** For the framework. */
    public Seeks() {}

    @Override
    public void start(BundleContext ours) throws InvalidSyntaxException {
        context = ours;
        for (String filter : FILTERS) {
            ours.addServiceListener(event -> {}, filter.formatted(OddProperties.KEY));
        }
        ours.registerService(UnaryOperator.class, this, null);
    }

    @Override
    public void stop(BundleContext ours) {}

    /** Answers what is there. */
    @Override
    public String apply(String key) {
        try {
            for (String filter : FILTERS) {
                context.getServiceReferences(Min.class, filter.formatted(key));
            }
            StringBuilder found = new StringBuilder();
            for (ServiceReference<Min> each : context.getServiceReferences(Min.class, null)) {
                Bundle bundle = each.getBundle();
                if (bundle == null) {
                    continue; // it has gone meanwhile (OSGi Core, ServiceReference.getBundle): its plugin is being
                    // restarted
                }
                found.append(bundle.getSymbolicName()).append(' ');
                for (String property : each.getPropertyKeys()) {
                    each.getProperty(property);
                }
                context.getService(each);
            }
            return found.toString();
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
