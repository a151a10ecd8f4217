package dev.cofferdam.model;

import java.nio.file.Path;
import java.util.Objects;

/**
 * One jar's bytes, known by their SHA-256.
 *
 * @param plugin the bundle's symbolic name
 * @param version the bundle's version, as OSGi writes it
 * @param sha256 the digest of the bytes, 64 lower-case hexadecimal digits
 * @param fileName the name that the jar was dropped under, for messages only
 * @param place the folder in which the staged copy has its digest for a name; or the jar itself, whose name ends with {@code .jar}
 */
public record Revision(String plugin, String version, String sha256, String fileName, Path place) {
    private static final String JAR = ".jar";

    public Revision {
        Objects.requireNonNull(plugin, "plugin");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(fileName, "fileName");
        Objects.requireNonNull(place, "place");
        if (sha256.length() != 64) {
            throw new IllegalArgumentException("sha256 must have 64 digits, has " + sha256.length());
        }
        if (place.endsWith(sha256 + JAR) && place.getParent() != null) {
            place = place.getParent();
        }
    }

    /**
     * The staged copy, which nobody writes to any more. Made anew each time: a path, kept for each plugin, takes more memory than
     * all the rest.
     */
    public Path jar() {
        return String.valueOf(place.getFileName()).endsWith(JAR) ? place : place.resolve(sha256 + JAR);
    }

    /** The digest's first twelve digits, enough for people. */
    public String shortDigest() {
        return sha256.substring(0, 12);
    }

    @Override
    public String toString() {
        return "'" + plugin + "' " + version + " (" + fileName + ")";
    }
}
