package dev.cofferdam.itests.actors;

import java.util.Dictionary;
import java.util.Hashtable;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceListener;
import org.osgi.framework.ServiceRegistration;

/** Two of these plugins answer every event of each other's service with one of their own; a call sets it off. */
public final class PingPong implements BundleActivator, ServiceListener {
    private ServiceRegistration<?> mine;
    private long hits;

    /** For the framework. */
    public PingPong() {}

    @Override
    public void start(BundleContext context) throws InvalidSyntaxException {
        String name = context.getBundle().getSymbolicName();
        mine = context.registerService(Runnable.class, () -> mine.setProperties(hit(name)), hit(name));
        context.addServiceListener(this, "(&(player=*)(!(player=" + name + ")))");
    }

    private Dictionary<String, Object> hit(String name) {
        Dictionary<String, Object> properties = new Hashtable<>();
        properties.put("player", name);
        properties.put("hits", hits++);
        return properties;
    }

    @Override
    public void serviceChanged(ServiceEvent event) {
        String other = (String) event.getServiceReference().getProperty("player");
        mine.setProperties(hit(other.equals("ping") ? "pong" : "ping"));
    }

    @Override
    public void stop(BundleContext context) {}
}
