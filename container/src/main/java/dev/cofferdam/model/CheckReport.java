package dev.cofferdam.model;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What a check of one jar has found, without anything of it being run.
 *
 * @param file the jar's name
 * @param verdict what the gate says
 * @param wires which packages it would have from whom; empty when the jar cannot be read as a plugin
 * @param leftOut jars beside it that were not counted
 */
public record CheckReport(String file, Verdict verdict, List<Wire> wires, List<LeftOut> leftOut) {
    public CheckReport {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(verdict, "verdict");
        wires = List.copyOf(wires);
        leftOut = List.copyOf(leftOut);
    }

    /**
     * A package that the plugin would have from somebody else.
     *
     * @param packageName the package, dotted
     * @param range the versions that the plugin asks for, as in its manifest; empty when it asks for none
     * @param version the version that it is exported at
     * @param provider who exports it, for people
     */
    public record Wire(String packageName, String range, String version, String provider) {}

    /**
     * A jar that no wire can lead to.
     *
     * @param file its name
     * @param reason why, one sentence
     */
    public record LeftOut(String file, String reason) {}

    /** Whether the plugin may run. */
    public boolean fits() {
        return !verdict.refuses();
    }

    /** The report for people. */
    public String text() {
        String said = verdict.findings().isEmpty() ? "" : "\n" + verdict.text();
        String from = wires.stream()
                .map(wire -> "\n    " + wire.packageName() + " " + wire.version() + " from " + wire.provider())
                .collect(Collectors.joining());
        String uncounted = leftOut.stream()
                .map(jar -> "\nnot counted: '" + jar.file() + "' " + jar.reason())
                .collect(Collectors.joining());
        return fits()
                ? verdict.subject() + " fits." + from + (said.isEmpty() ? "" : "\nThe gate warns:" + said)
                : verdict.subject() + " is refused:" + said + uncounted;
    }
}
