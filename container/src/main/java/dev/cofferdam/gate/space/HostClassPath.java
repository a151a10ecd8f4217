package dev.cofferdam.gate.space;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipFile;

/**
 * The class path of a bundle with fragments: an entry that the bundle has not is looked for in them, in their order, and keeps its
 * place (OSGi Core 3.9.1, 3.14).
 */
final class HostClassPath {

    /** Entries that follow each other in one jar. */
    record Stretch(Path jar, List<String> entries) {
        Stretch {
            entries = List.copyOf(entries);
        }
    }

    private final List<Stretch> stretches = new ArrayList<>();
    private final List<String> entries = new ArrayList<>();

    private HostClassPath() {}

    /** @return empty when no fragment has an entry that the host lacks */
    static List<Stretch> of(Path host, List<String> classPath, List<Path> fragments) {
        HostClassPath path = new HostClassPath();
        Optional<Path> last = Optional.empty();
        for (String entry : classPath) {
            Optional<Path> found = find(host, entry, fragments);
            if (found.isPresent()) {
                if (last.isPresent() && !last.equals(found)) {
                    path.end(last.get());
                }
                path.entries.add(entry);
                last = found;
            }
        }
        last.ifPresent(path::end);
        boolean allOfHost =
                path.stretches.stream().allMatch(stretch -> stretch.jar().equals(host));
        return allOfHost ? List.of() : path.stretches;
    }

    private void end(Path jar) {
        stretches.add(new Stretch(jar, entries));
        entries.clear();
    }

    private static Optional<Path> find(Path host, String entry, List<Path> fragments) {
        if (entry.equals(ClassLocations.ROOT) || holds(host, entry)) {
            return Optional.of(host);
        }
        return fragments.stream().filter(fragment -> holds(fragment, entry)).findFirst();
    }

    private static boolean holds(Path jar, String entry) {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            return JarScan.holds(zip, entry);
        } catch (IOException | IllegalArgumentException broken) {
            return false;
        }
    }
}
