package dev.cofferdam.framework;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongPredicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the locations under which jars are installed, each used once: the framework takes equal ones for one bundle. It keeps
 * five copies of each, so the jar has a short name for it: a further link to the file, in the framework's own folder. Thread-safe.
 */
final class Locations {
    private static final Logger LOG = LoggerFactory.getLogger(Locations.class);
    private static final String REFERENCE = "reference:file:";

    private final Path links;
    private final AtomicInteger installs = new AtomicInteger();
    /** Of bundles that are on their way out, by their ids. */
    private final Map<Long, Path> leaving = new ConcurrentHashMap<>();

    /** @param links where the links are made; must be there by the first */
    Locations(Path links) {
        this.links = links.toAbsolutePath();
    }

    /** A location that was not there before, of this file. */
    String next(Path jar) {
        int installation = installs.incrementAndGet();
        Path link = link(installation);
        try {
            Files.createLink(link, jar);
            return REFERENCE + link.toUri().getRawPath();
        } catch (IOException | UnsupportedOperationException | SecurityException elsewhere) {
            LOG.debug("'{}' is installed by its own name", jar, elsewhere);
            return reference(jar, installation);
        }
    }

    private Path link(int installation) {
        return links.resolve(installation + ".jar");
    }

    /** The first location of a file. */
    static String first(Path jar) {
        return reference(jar, 0);
    }

    /** A bundle is uninstalled; its jar may still be read, for those who are wired to it. */
    void leaves(long bundle, String location) {
        String file = location.substring(location.lastIndexOf('/') + 1);
        Path link = links.resolve(file);
        if (location.equals(REFERENCE + link.toUri().getRawPath())) {
            leaving.put(bundle, link);
        }
    }

    /** Lets go of the links of those that have left. */
    void sweep(LongPredicate kept) {
        leaving.forEach((bundle, link) -> {
            if (!kept.test(bundle) && leaving.remove(bundle, link)) {
                delete(link);
            }
        });
    }

    private static void delete(Path link) {
        try {
            Files.deleteIfExists(link);
        } catch (IOException e) {
            LOG.debug("'{}' stays until the next start", link, e);
        }
    }

    /** The number of the installation is written in which characters of the file's name are escaped. */
    private static String reference(Path jar, int installation) {
        Path absolute = jar.toAbsolutePath();
        StringBuilder location = new StringBuilder(REFERENCE);
        location.append(absolute.getParent().toUri().getRawPath());
        String name = absolute.getFileName().toString();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean marked = i < Integer.SIZE && (installation >>> i & 1) == 1 && c < 128;
            if (marked || c == '%') {
                location.append(String.format(Locale.ROOT, "%%%02X", (int) c));
            } else {
                location.append(c);
            }
        }
        return location.toString();
    }
}
