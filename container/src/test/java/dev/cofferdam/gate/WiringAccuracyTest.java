package dev.cofferdam.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.gate.WiringCase.Piece;
import dev.cofferdam.gate.offline.BundleJar;
import dev.cofferdam.gate.offline.ExportedPackage;
import dev.cofferdam.gate.offline.OfflineGate;
import dev.cofferdam.model.CheckReport;
import dev.cofferdam.model.FindingKind;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.BundleException;

/** Where references lead is decided by a framework and the JVM, which know nothing of the gate: it has said so before. */
class WiringAccuracyTest {
    private static final Path DOC = Path.of("..", "docs", "gate-accuracy.md");
    private static final String HEAD = """
            | way to a class | cases | break | link | gate agrees | gate disagrees |
            |---|---|---|---|---|---|
            """;
    private static final List<ExportedPackage> HOST =
            List.of(new ExportedPackage("org.slf4j", "2.0.20"), new ExportedPackage("javax.naming", "0.0.0"));

    @TempDir
    Path folder;

    private JarKit kit;
    private List<Path> built;
    private final Map<String, Map<String, byte[]>> compiled = new TreeMap<>();

    /** What is said of a case. */
    private record Outcome(WiringCase subject, Optional<String> error, CheckReport report) {
        /** What nobody is to give, and what the client was released with, is a warning; all else that breaks is refused. */
        boolean agrees() {
            boolean warned = report.verdict().findings().stream()
                    .anyMatch(finding -> finding.kind() != FindingKind.PACKAGE_VERSION);
            return subject.warned() ? error.isPresent() && report.fits() && warned : error.isPresent() != report.fits();
        }

        String text() {
            return subject.way() + ": " + subject.name() + "\n  JVM " + error + "\n  " + report.text();
        }
    }

    @Test
    void theGateSaysOfEveryWayToAClassWhatTheFrameworkAndTheJvmSay() throws IOException, BundleException {
        kit = new JarKit(folder);
        Path host = kit.jar("host", List.of(), WiringCases.OF_THE_HOST);
        built = Stream.concat(
                        Stream.of(kit.jar("built", List.of(), WiringCases.WHOLE), host),
                        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                                .filter(entry -> entry.contains("slf4j-api"))
                                .map(Path::of))
                .toList();
        List<Outcome> outcomes = new ArrayList<>();
        for (WiringCase each : WiringCases.all()) {
            outcomes.add(judge(each, outcomes.size()));
        }
        String table = table(outcomes);
        System.out.println(table);
        assertThat(outcomes.stream()
                        .filter(outcome -> !outcome.agrees())
                        .map(Outcome::text)
                        .collect(Collectors.joining("\n")))
                .isEmpty();
        if (Boolean.getBoolean("gate.accuracy.write")) {
            String text = Files.readString(DOC);
            int from = text.indexOf(HEAD);
            Files.writeString(DOC, text.substring(0, from) + table + text.substring(text.indexOf("\n\n", from) + 1));
        }
        assertThat(DOC)
                .as("regenerate it with -Dgate.accuracy.write=true")
                .content()
                .contains(table);
    }

    private Outcome judge(WiringCase subject, int number) throws IOException, BundleException {
        List<BundleJar> jars = subject.bundles().stream().map(this::packed).toList();
        CheckReport report = new OfflineGate(
                        new Gate(WiringAccuracyTest::ofTheClassPath), (plugin, findings) -> findings)
                .check(jars.get(0), jars.subList(1, jars.size()), HOST);
        return new Outcome(subject, WiringRun.of(folder.resolve("cache" + number), jars), report);
    }

    private BundleJar packed(Piece piece) {
        Map<String, byte[]> entries = new TreeMap<>();
        piece.content().forEach((place, sources) -> {
            Map<String, byte[]> classes = new TreeMap<>();
            sources.forEach(
                    source -> classes.putAll(compiled.computeIfAbsent(source, first -> kit.compile(built, first))));
            if (place.matches(".*\\.(jar|zip)")) {
                entries.put(place, bytes(kit.pack("nested", Map.of(), classes)));
            } else {
                String prefix = place.isEmpty() ? "" : place.substring(place.startsWith("/") ? 1 : 0) + "/";
                if (place.matches("[^/].*")) {
                    entries.put(prefix, new byte[0]);
                }
                classes.forEach((name, bytes) -> entries.put(prefix + name, bytes));
            }
        });
        String headers = piece.headers().entrySet().stream()
                .map(header -> header.getKey() + ": " + header.getValue())
                .collect(Collectors.joining("\n"));
        return OfflineKit.bundle(kit, piece.name(), piece.version(), headers, entries);
    }

    private static byte[] bytes(Path jar) {
        try {
            return Files.readAllBytes(jar);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<byte[]> ofTheClassPath(String internalName) {
        try (InputStream in = WiringAccuracyTest.class.getClassLoader().getResourceAsStream(internalName + ".class")) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String table(List<Outcome> outcomes) {
        StringBuilder text = new StringBuilder(HEAD);
        outcomes.stream()
                .collect(Collectors.groupingBy(outcome -> outcome.subject().way(), TreeMap::new, Collectors.toList()))
                .forEach((way, row) -> text.append(row(way, row)));
        return text.append(row("all", outcomes)).toString();
    }

    private static String row(String way, List<Outcome> row) {
        long breaks =
                row.stream().filter(outcome -> outcome.error().isPresent()).count();
        long agrees = row.stream().filter(Outcome::agrees).count();
        return "| %s | %d | %d | %d | %d | %d |%n"
                .formatted(way, row.size(), breaks, row.size() - breaks, agrees, row.size() - agrees);
    }
}
