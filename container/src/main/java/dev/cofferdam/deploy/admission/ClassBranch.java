package dev.cofferdam.deploy.admission;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The class files of a jar that this JVM would use: of a multi-release jar, per class, the one for the newest release
 * that is not newer than the JVM (JAR file specification, multi-release JAR files).
 */
final class ClassBranch {

    private static final String VERSIONS = "META-INF/versions/";

    /** Folders that are no packages, unless a class path of the bundle's own makes them so. */
    private static final List<String> NO_PACKAGES =
            List.of("META-INF/", "OSGI-INF/", "OSGI-OPT/", "WEB-INF/", "BOOT-INF/");

    private record Choice(int release, String entry) {
        Choice newer(Choice other) {
            return other.release > release ? other : this;
        }
    }

    private final int javaFeature;
    private final boolean multiRelease;

    ClassBranch(int javaFeature, boolean multiRelease) {
        this.javaFeature = javaFeature;
        this.multiRelease = multiRelease;
    }

    /** The names of the entries that classes would be read from. */
    Set<String> of(Archive archive) {
        Map<String, Choice> chosen = new HashMap<>();
        for (ArchiveEntry entry : archive.entries()) {
            String name = entry.name();
            if (!name.endsWith(".class") || name.endsWith("module-info.class")) {
                continue;
            }
            int release = release(name);
            String path = release == 0 ? name : name.substring(name.indexOf('/', VERSIONS.length()) + 1);
            if (release >= 0 && release <= javaFeature && NO_PACKAGES.stream().noneMatch(path::startsWith)) {
                chosen.merge(path, new Choice(release, name), Choice::newer);
            }
        }
        return chosen.values().stream().map(Choice::entry).collect(Collectors.toSet());
    }

    /** 0 for what is not versioned, -1 for what no release is stated of. */
    private int release(String name) {
        if (!multiRelease || !name.startsWith(VERSIONS)) {
            return 0;
        }
        int end = name.indexOf('/', VERSIONS.length());
        String digits = end < 0 ? "" : name.substring(VERSIONS.length(), end);
        return digits.matches("[1-9]\\d{0,3}") ? Integer.parseInt(digits) : -1;
    }
}
