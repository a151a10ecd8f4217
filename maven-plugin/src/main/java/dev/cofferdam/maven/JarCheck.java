package dev.cofferdam.maven;

import dev.cofferdam.Settings;
import dev.cofferdam.boot.OfflineCheck;
import dev.cofferdam.model.CheckReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/**
 * One check of a build.
 *
 * @param jar the jar to judge
 * @param others what to judge it against
 * @param hostPackages what an embedding host shares
 * @param settings of the container, by their keys
 */
record JarCheck(Path jar, List<Path> others, Set<String> hostPackages, Map<String, String> settings) {

    /**
     * Judges the jar.
     *
     * @throws IOException when a file is not there or is no jar
     * @throws IllegalArgumentException when a setting is unknown or out of its bounds
     */
    CheckReport report(ClassLoader hostLoader) throws IOException {
        Properties texts = new Properties();
        texts.putAll(settings);
        return new OfflineCheck(Settings.of(texts), hostLoader, hostPackages).check(jar, others);
    }
}
