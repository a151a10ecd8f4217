package dev.cofferdam.framework;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Dictionary;
import java.util.Enumeration;
import java.util.Hashtable;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.cm.ManagedServiceFactory;

/**
 * Hears of configurations (OSGi Compendium 104.6) and tells of them in types of the JDK. It is loaded by the loader of the
 * {@linkplain ConfigurationBundle bundle} that it is copied into, so it may use nothing else of ours. Thread-safe.
 */
public final class ConfigurationBridge implements ManagedServiceFactory {
    /** Between the factory PID and the name in the PID of a configuration. */
    private static final char NAME = '~';

    private final String factoryPid;
    private final BiConsumer<String, Map<String, String>> changed;

    /**
     * Tells of what is there, and then of what changes.
     *
     * @throws IOException when ConfigurationAdmin cannot read what is there
     */
    public ConfigurationBridge(
            BundleContext context, String factoryPid, BiConsumer<String, Map<String, String>> changed)
            throws IOException {
        this.factoryPid = factoryPid;
        this.changed = changed;
        ServiceReference<ConfigurationAdmin> admin = context.getServiceReference(ConfigurationAdmin.class);
        if (admin != null) {
            present(context.getService(admin));
            context.ungetService(admin);
        }
        Dictionary<String, Object> properties = new Hashtable<>();
        properties.put(Constants.SERVICE_PID, factoryPid);
        context.registerService(ManagedServiceFactory.class, this, properties);
    }

    private void present(ConfigurationAdmin admin) throws IOException {
        try {
            Configuration[] all = admin.listConfigurations("(service.factoryPid=" + factoryPid + ")");
            for (Configuration each : all == null ? new Configuration[0] : all) {
                if (each.getProperties() != null) {
                    updated(each.getPid(), each.getProperties());
                }
            }
        } catch (InvalidSyntaxException impossible) {
            throw new IllegalArgumentException("'" + factoryPid + "' is no PID", impossible);
        }
    }

    @Override
    public String getName() {
        return "Cofferdam: settings of plugins";
    }

    @Override
    public void updated(String pid, Dictionary<String, ?> properties) {
        Map<String, String> texts = new TreeMap<>();
        for (Enumeration<String> keys = properties.keys(); keys.hasMoreElements(); ) {
            String key = keys.nextElement();
            if (!key.startsWith("service.") && !key.startsWith("felix.fileinstall.")) {
                texts.put(key, text(properties.get(key)));
            }
        }
        changed.accept(name(pid), texts);
    }

    @Override
    public void deleted(String pid) {
        changed.accept(name(pid), Map.of());
    }

    /** A configuration that was made without a name has a PID of its own, and no plugin is called that. */
    private String name(String pid) {
        String prefix = factoryPid + NAME;
        return pid.startsWith(prefix) ? pid.substring(prefix.length()) : pid;
    }

    private static String text(Object value) {
        Stream<?> several = value instanceof Collection<?> list
                ? list.stream()
                : value instanceof Object[] array ? Arrays.stream(array) : Stream.of(value);
        return several.map(String::valueOf).collect(Collectors.joining(","));
    }
}
