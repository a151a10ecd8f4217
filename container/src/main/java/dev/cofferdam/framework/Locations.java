package dev.cofferdam.framework;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes the locations under which jars are installed. Thread-safe. */
final class Locations {
    private final AtomicInteger installs = new AtomicInteger();

    /** A location that was not there before, of this file. */
    String next(Path jar) {
        return reference(jar, installs.incrementAndGet());
    }

    /** The first location of a file. */
    static String first(Path jar) {
        return reference(jar, 0);
    }

    /**
     * A location that is new for each installation, of the same file: the framework takes equal ones for one bundle. The
     * number is written in which characters of the file's name are escaped.
     */
    private static String reference(Path jar, int installation) {
        Path absolute = jar.toAbsolutePath();
        StringBuilder location = new StringBuilder("reference:file:");
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
