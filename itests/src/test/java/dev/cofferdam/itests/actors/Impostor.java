package dev.cofferdam.itests.actors;

import java.lang.reflect.Proxy;
import java.util.Collection;
import java.util.Dictionary;
import java.util.Hashtable;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;

/** A plugin that offers a service of the container's with the highest ranking, and looks for what it should not see. */
public final class Impostor implements BundleActivator {
    /** The header that names the type that it offers. */
    public static final String TYPE = "Impostor-Type";

    /** For the framework. */
    public Impostor() {}

    @Override
    public void start(BundleContext context) throws ClassNotFoundException, InvalidSyntaxException {
        Class<?> type =
                context.getBundle().loadClass(context.getBundle().getHeaders().get(TYPE));
        Object service = Proxy.newProxyInstance(
                Impostor.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    throw new IllegalStateException("an impostor was believed");
                });
        Dictionary<String, Object> properties = new Hashtable<>();
        properties.put(Constants.SERVICE_RANKING, Integer.MAX_VALUE);
        context.registerService(type.getName(), service, properties);
        Collection<?> commands = context.getServiceReferences(Object.class, "(osgi.command.scope=plugin)");
        if (context.getAllServiceReferences(null, "(osgi.command.scope=plugin)") != null || !commands.isEmpty()) {
            throw new IllegalStateException("the container's commands can be had");
        }
    }

    @Override
    public void stop(BundleContext context) {}
}
