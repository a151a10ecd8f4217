package dev.cofferdam.framework;

import java.io.IOException;
import java.io.UncheckedIOException;
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
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.cm.ConfigurationEvent;
import org.osgi.service.cm.SynchronousConfigurationListener;

/**
 * Hears of configurations (OSGi Compendium 104.8) and tells of them in types of the JDK. It is loaded by the loader of the
 * {@linkplain ConfigurationBundle bundle} that it is copied into, so it may use nothing else of ours. Thread-safe.
 *
 * <p>A listener and no ManagedServiceFactory: File Install takes the first hyphen of a file's name for the end of a factory PID,
 * so that {@code factory~some-name.cfg} becomes a configuration of a factory that nobody has heard of.
 */
public final class ConfigurationBridge implements SynchronousConfigurationListener {
    /** Between the factory PID and the name in the PID of a configuration. */
    private static final char NAME = '~';

    private final BundleContext context;
    private final String prefix;
    private final BiConsumer<String, Map<String, String>> changed;

    /**
     * Tells of what is there, and then of what changes.
     *
     * @throws IOException when ConfigurationAdmin cannot read what is there
     */
    public ConfigurationBridge(
            BundleContext context, String factoryPid, BiConsumer<String, Map<String, String>> changed)
            throws IOException {
        this.context = context;
        this.prefix = factoryPid + NAME;
        this.changed = changed;
        context.registerService(SynchronousConfigurationListener.class, this, new Hashtable<>());
        ServiceReference<ConfigurationAdmin> admin = context.getServiceReference(ConfigurationAdmin.class);
        if (admin != null) {
            tell(admin, "(service.pid=" + prefix + "*)");
        }
    }

    @Override
    public void configurationEvent(ConfigurationEvent event) {
        String pid = event.getPid();
        if (pid.startsWith(prefix) && event.getType() == ConfigurationEvent.CM_DELETED) {
            changed.accept(name(pid), Map.of());
        } else if (pid.startsWith(prefix) && event.getType() == ConfigurationEvent.CM_UPDATED) {
            try {
                tell(event.getReference(), "(service.pid=" + pid.replaceAll("[\\\\*()]", "\\\\$0") + ")");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void tell(ServiceReference<ConfigurationAdmin> reference, String filter) throws IOException {
        ConfigurationAdmin admin = context.getService(reference);
        try {
            Configuration[] all = admin.listConfigurations(filter);
            for (Configuration each : all == null ? new Configuration[0] : all) {
                Dictionary<String, Object> properties = each.getProperties();
                changed.accept(name(each.getPid()), properties == null ? Map.of() : texts(properties));
            }
        } catch (InvalidSyntaxException impossible) {
            throw new IllegalArgumentException("'" + filter + "' is no filter", impossible);
        } finally {
            context.ungetService(reference);
        }
    }

    /** No symbolic name has a tilde in it; where there is one more, File Install has put it in a hyphen's place. */
    private String name(String pid) {
        return pid.substring(prefix.length()).replace(NAME, '-');
    }

    private static Map<String, String> texts(Dictionary<String, ?> properties) {
        Map<String, String> texts = new TreeMap<>();
        for (Enumeration<String> keys = properties.keys(); keys.hasMoreElements(); ) {
            String key = keys.nextElement();
            if (!key.startsWith("service.") && !key.startsWith("felix.fileinstall.")) {
                texts.put(key, text(properties.get(key)));
            }
        }
        return texts;
    }

    private static String text(Object value) {
        Stream<?> several = value instanceof Collection<?> list
                ? list.stream()
                : value instanceof Object[] array ? Arrays.stream(array) : Stream.of(value);
        return several.map(String::valueOf).collect(Collectors.joining(","));
    }
}
