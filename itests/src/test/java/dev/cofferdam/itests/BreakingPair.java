package dev.cofferdam.itests;

import dev.cofferdam.model.FindingKind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Two releases of one provider that a client's range admits, one of which misses what the client uses.
 *
 * @param outcome {@code refused} or {@code avoided}, see breaking-pairs.tsv
 * @param client who uses it; this and the next two as {@code group:artifact:version}
 * @param swappedIn the release that misses it
 * @param builtAgainst a release that has it
 * @param packageName where it is
 * @param symbol what is missing, or has become another, as findings write it
 * @param error what the JVM throws
 * @param others what else is there
 */
record BreakingPair(
        String outcome,
        String client,
        String swappedIn,
        String builtAgainst,
        String packageName,
        String symbol,
        String error,
        List<String> others) {
    private static final Map<String, FindingKind> KINDS = Map.of(
            "NoClassDefFoundError", FindingKind.CLASS_MISSING,
            "NoSuchFieldError", FindingKind.FIELD_MISSING,
            "NoSuchMethodError", FindingKind.METHOD_MISSING,
            "IllegalAccessError", FindingKind.NOT_ACCESSIBLE,
            "IncompatibleClassChangeError", FindingKind.INCOMPATIBLE_CHANGE);

    static List<BreakingPair> all() {
        try (InputStream in = BreakingPair.class.getResourceAsStream("/breaking-pairs.tsv");
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .skip(1)
                    .map(line -> of(line.split("\t", -1)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BreakingPair of(String[] cells) {
        List<String> others =
                Stream.of(cells[7].split(" ")).filter(each -> !each.isEmpty()).toList();
        return new BreakingPair(cells[0], cells[1], cells[2], cells[3], cells[4], cells[5], cells[6], others);
    }

    /** The word for the error that the JVM throws. */
    FindingKind kind() {
        return KINDS.get(error.replaceFirst("java\\.lang\\.(\\w+).*", "$1"));
    }

    Path clientJar() {
        return jar(client);
    }

    /** What is beside the client when the provider is this one. */
    List<Path> beside(String provider) {
        return Stream.concat(Stream.of(provider), others.stream())
                .map(BreakingPair::jar)
                .toList();
    }

    static Path jar(String coordinates) {
        return Built.breakingPair(
                coordinates.substring(coordinates.indexOf(':') + 1).replace(':', '-') + ".jar");
    }

    @Override
    public String toString() {
        return artifact(client) + " with " + artifact(swappedIn) + ": " + symbol;
    }

    private static String artifact(String coordinates) {
        return coordinates.substring(coordinates.indexOf(':') + 1).replace(':', ' ');
    }
}
