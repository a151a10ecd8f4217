package dev.cofferdam.framework;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.felix.framework.cache.BundleCache;
import org.apache.felix.framework.util.FelixConstants;
import org.osgi.framework.Constants;

/** What Felix is started with. */
final class FelixConfiguration {
    private FelixConfiguration() {}

    /** @param bootLoaders the class loaders that bundles have for what is not theirs, by bundle */
    static Map<String, Object> of(FrameworkSettings settings, FrameworkLog log, Map<?, ?> bootLoaders) {
        Map<String, Object> configuration = withoutPlaces(settings);
        configuration.putIfAbsent(Constants.FRAMEWORK_STORAGE, settings.cache().toString());
        configuration.putIfAbsent(FelixConstants.LOG_LOGGER_PROP, log);
        configuration.putIfAbsent(FelixConstants.BOOT_CLASSLOADERS_PROP, bootLoaders);
        return configuration;
    }

    private static Map<String, Object> withoutPlaces(FrameworkSettings settings) {
        Map<String, Object> configuration = new HashMap<>();
        configuration.put(Constants.FRAMEWORK_STORAGE_CLEAN, Constants.FRAMEWORK_STORAGE_CLEAN_ONFIRSTINIT);
        configuration.put(Constants.FRAMEWORK_BSNVERSION, Constants.FRAMEWORK_BSNVERSION_MULTIPLE);
        configuration.put(FelixConstants.SERVICE_URLHANDLERS_PROP, "false");
        // on the calling thread: the threads of its own pool would outlive the framework by a minute
        configuration.put("felix.resolver.parallelism", "1");
        // an open jar takes a descriptor, its directory and an inflater: 1.6 KiB of heap, and 40 KiB beside it; one
        // that is
        // read again is opened again
        configuration.put(BundleCache.CACHE_FILELIMIT_PROP, "64");
        configuration.put(FelixConstants.LOG_LEVEL_PROP, "2");
        // Errors only: stopped while it delivers, EventAdmin lets go of the log and then warns on the terminal. A
        // handler that throws or hangs is counted at the boundary.
        configuration.put("org.apache.felix.eventadmin.LogLevel", "1");
        configuration.put(
                Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA,
                settings.hostPackages().stream().map(HostPackage::toString).collect(Collectors.joining(",")));
        configuration.putAll(settings.properties());
        return configuration;
    }

    /** All of it that can decide what bundles are wired to, as a text. */
    static String shown(FrameworkSettings settings) {
        return new TreeMap<>(withoutPlaces(settings)).toString();
    }
}
