package dev.cofferdam.boot;

import dev.cofferdam.framework.HostManifests;
import dev.cofferdam.framework.HostPackage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Which packages of its class path the host shares with plugins. */
final class HostExports {
    private static final List<String> SHELL =
            List.of("org.apache.felix.service.command", "org.apache.felix.service.threadio");

    private static final Duration LONGER_THAN_ANY_CALL = Duration.ofHours(2);

    private HostExports() {}

    /** Our API, SLF4J at all versions that its manifest promises, Gogo's service packages if Gogo is there, and what was asked for. */
    static List<HostPackage> of(HostManifests manifests, Set<String> asked) {
        List<HostPackage> packages = new ArrayList<>();
        packages.addAll(manifests.startingWith("dev.cofferdam.api."));
        packages.addAll(slf4j(manifests));
        SHELL.stream()
                .filter(manifests::exports)
                .flatMap(name -> manifests.find(name).stream())
                .forEach(packages::add);
        asked.stream().sorted().flatMap(name -> manifests.find(name).stream()).forEach(packages::add);
        return packages.stream().distinct().toList();
    }

    /** Many bundles import SLF4J at [1.7,2); version 2 keeps the promises of 1.7, and its manifest says so for two packages. */
    private static List<HostPackage> slf4j(HostManifests manifests) {
        return Stream.concat(
                        manifests.startingWith("org.slf4j").stream(),
                        Stream.of("org.slf4j", "org.slf4j.helpers", "org.slf4j.spi")
                                .map(name -> new HostPackage(name, "1.7.36")))
                .filter(each -> List.of("org.slf4j", "org.slf4j.helpers", "org.slf4j.spi", "org.slf4j.event")
                        .contains(each.name()))
                .toList();
    }

    /**
     * What the services on board are configured with. EventAdmin would shut out for good a handler that takes longer than five
     * seconds; here a handler is a call like any other, with the call deadline, which can be set to an hour.
     */
    static Map<String, String> onBoard(Optional<Path> config, Path data) {
        Map<String, String> properties = new HashMap<>(fileInstall(config, data));
        properties.put("org.apache.felix.eventadmin.Timeout", Long.toString(LONGER_THAN_ANY_CALL.toMillis()));
        return properties;
    }

    /**
     * File Install takes configurations from one folder, and nothing else from anywhere. Told of no folder, it would take
     * what lies in {@code load/} below the host's working folder, and told of no place for its temporary files, it would
     * leave them behind.
     */
    private static Map<String, String> fileInstall(Optional<Path> config, Path data) {
        Path none = data.resolve("no-config");
        return Map.of(
                "felix.fileinstall.dir", config.orElse(none).toAbsolutePath().toString(),
                "felix.fileinstall.tmpdir", data.resolve("file-install").toString(),
                "felix.fileinstall.filter", ".*\\.(cfg|config|cfg\\.json)",
                "felix.fileinstall.poll", "1000",
                "felix.fileinstall.noInitialDelay", "true",
                "felix.fileinstall.enableConfigSave", "false",
                "felix.fileinstall.log.level", "0");
    }
}
