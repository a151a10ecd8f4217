package dev.cofferdam.gate;

import dev.cofferdam.model.Finding;
import dev.cofferdam.model.Severity;
import dev.cofferdam.model.Verdict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What is said of a case.
 *
 * @param subject the case
 * @param error the JVM's linkage error, by its simple name; empty when the case links
 * @param verdict the gate's
 * @param wired what the gate says of the contract's wires, each alone
 * @param bndAlarms whether bnd's baseline calls the contract incompatible
 * @param japicmpAlarms whether japicmp does
 */
record CaseVerdict(
        Case subject,
        Optional<String> error,
        Verdict verdict,
        List<Finding> wired,
        boolean bndAlarms,
        boolean japicmpAlarms) {

    /** @param peers whether the others are asked too */
    static List<CaseVerdict> of(Path folder, List<Case> cases, boolean peers) {
        JarKit kit = new JarKit(folder);
        CaseBatch batch = new CaseBatch(kit, cases);
        Gate gate = new Gate(name -> Optional.empty());
        List<CaseVerdict> verdicts = new ArrayList<>();
        for (int i = 0; i < cases.size(); i++) {
            verdicts.add(judge(kit, gate, batch, i, cases.get(i), peers));
        }
        return verdicts;
    }

    private static CaseVerdict judge(JarKit kit, Gate gate, CaseBatch batch, int index, Case subject, boolean peers) {
        FakeBundle shared = bundle(kit, "shared", batch.shared(index));
        FakeBundle copy = subject.has(Case.Trait.TWO_PROVIDERS) ? bundle(kit, "copy", batch.shared(index)) : shared;
        FakeBundle second = bundle(kit, "api", batch.second(index));
        FakeBundle client = bundle(kit, "client", batch.client(index));
        packages(batch.shared(index)).forEach(name -> second.imports(name, shared));
        packages(batch.shared(index)).forEach(name -> client.imports(name, copy));
        Set<String> contract = packages(batch.first(index));
        contract.forEach(name -> client.imports(name, second));
        if (subject.has(Case.Trait.CYCLE)) {
            packages(batch.client(index)).forEach(name -> second.imports(name, client));
        }
        List.of("jdk.internal.misc", "jdk.internal.access").forEach(name -> client.imports(name, FakeBundle.theHost()));
        Verdict verdict = gate.judge(client);
        List<Finding> wired = new ArrayList<>();
        for (String name : contract) {
            wired.addAll(gate.wire(client, new PackageWire(name, "[1.0,2)", second, "1.1.0")));
        }
        boolean asked = peers && !subject.has(Case.Trait.JDK);
        return new CaseVerdict(
                subject,
                CaseRun.of(batch, index, subject),
                verdict,
                wired,
                asked && Peers.bndSaysMajor(exporting(kit, batch.first(index)), exporting(kit, batch.second(index))),
                asked
                        && Peers.japicmpSaysIncompatible(
                                exporting(kit, batch.first(index)), exporting(kit, batch.second(index))));
    }

    private static Path exporting(JarKit kit, Map<String, byte[]> classes) {
        Map<String, String> headers = new TreeMap<>(
                Map.of("Bundle-ManifestVersion", "2", "Bundle-SymbolicName", "api", "Bundle-Version", "1.0.0"));
        String exports =
                packages(classes).stream().map(name -> name + ";version=1.0.0").collect(Collectors.joining(","));
        if (!exports.isEmpty()) {
            headers.put("Export-Package", exports);
        }
        return kit.pack("contract", headers, classes);
    }

    private static FakeBundle bundle(JarKit kit, String name, Map<String, byte[]> classes) {
        return FakeBundle.of(name, "1.1.0", kit.pack(name, Map.of(), classes));
    }

    private static Set<String> packages(Map<String, byte[]> classes) {
        Set<String> packages = new TreeSet<>();
        classes.keySet()
                .forEach(entry ->
                        packages.add(entry.substring(0, entry.lastIndexOf('/')).replace('/', '.')));
        return packages;
    }

    boolean breaks() {
        return error.isPresent();
    }

    /** What the JDK lacks is a warning: libraries look at its version before they use it. */
    boolean foretold() {
        return subject.has(Case.Trait.JDK) ? !verdict.findings().isEmpty() : verdict.refuses();
    }

    boolean agrees() {
        boolean whole = foretold() == breaks();
        boolean alone = wired.stream().anyMatch(finding -> finding.severity() == Severity.REFUSE) == verdict.refuses();
        return whole && alone;
    }

    /** Whether the gate names the error that the JVM throws. */
    boolean named() {
        return error.filter(word -> verdict.findings().stream()
                        .anyMatch(finding -> finding.problem().contains(word)))
                .isPresent();
    }

    String text() {
        return subject.rule() + ": " + subject.name() + "\n  JVM " + error + ", gate " + verdict.refuses() + " "
                + verdict.text().replace("\n", " | ") + (foretold() == breaks() ? "\n  wired " + wired : "");
    }
}
