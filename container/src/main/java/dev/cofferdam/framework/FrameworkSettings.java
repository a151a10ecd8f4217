package dev.cofferdam.framework;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What the framework is started with.
 *
 * @param cache the framework's own folder, emptied at start
 * @param hostPackages packages of the host's class path that bundles may import
 * @param properties further framework properties, which win over ours
 */
public record FrameworkSettings(Path cache, List<HostPackage> hostPackages, Map<String, String> properties) {
    public FrameworkSettings {
        Objects.requireNonNull(cache, "cache");
        hostPackages = List.copyOf(hostPackages);
        properties = Map.copyOf(properties);
    }
}
