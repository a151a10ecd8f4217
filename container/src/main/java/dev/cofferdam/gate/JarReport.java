package dev.cofferdam.gate;

import dev.cofferdam.gate.classfile.ClassFile;
import dev.cofferdam.gate.classfile.Names;
import dev.cofferdam.gate.space.JarTable;
import dev.cofferdam.model.Finding;
import dev.cofferdam.model.FindingKind;
import dev.cofferdam.model.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What is wrong with a jar as a file: with the zip, and with its class files, those of one cause in one finding. */
final class JarReport {
    private record Cause(Severity severity, String why, boolean tooNew) {}

    private JarReport() {}

    /** @param told classes, dotted, that a finding of their own tells of already */
    static List<Finding> of(String jar, JarTable table, Set<String> told) {
        List<Finding> findings = new ArrayList<>();
        table.problem().ifPresent(why -> findings.add(unusable(jar, why)));
        Map<String, Cause> causes = new TreeMap<>();
        Map<String, List<String>> classes = new TreeMap<>();
        table.unreadable().forEach((name, file) -> {
            if (!told.contains(Names.dotted(name))) {
                Cause cause = new Cause(severity(name, file, table), file.why(), file.tooNew());
                causes.put(cause.toString(), cause);
                classes.computeIfAbsent(cause.toString(), same -> new ArrayList<>())
                        .add(Names.dotted(name));
            }
        });
        causes.forEach((key, cause) -> findings.add(unreadable(jar, cause, classes.get(key))));
        return findings;
    }

    private static Finding unusable(String jar, String why) {
        return new Finding(
                FindingKind.UNUSABLE_JAR,
                Severity.REFUSE,
                jar,
                "cannot be read: " + why,
                List.of(),
                Optional.empty(),
                "build or copy the jar again");
    }

    /** Libraries carry classes for newer JVMs that they load by name where they can: such an island is none of ours. */
    private static Severity severity(String name, ClassFile.Unreadable file, JarTable table) {
        boolean island = file.tooNew()
                && !table.classes().isEmpty()
                && !table.entryPoints().contains(name);
        return island ? Severity.WARN : Severity.REFUSE;
    }

    private static Finding unreadable(String jar, Cause cause, List<String> classes) {
        int others = classes.size() - 1;
        String rest = others == 0 ? "" : ", as are " + others + " more classes";
        return new Finding(
                FindingKind.CLASS_UNREADABLE,
                cause.severity(),
                classes.get(0),
                "cannot be loaded: " + cause.why(),
                List.of(),
                Optional.of("a class file in '" + jar + "' that this JVM refuses" + rest),
                cause.tooNew() ? "run on that Java, or compile it for this one" : "build or copy the jar again");
    }
}
