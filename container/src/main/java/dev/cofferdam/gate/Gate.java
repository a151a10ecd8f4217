package dev.cofferdam.gate;

import dev.cofferdam.gate.rule.Words;
import dev.cofferdam.gate.space.ClassSpaces;
import dev.cofferdam.gate.space.Limits;
import dev.cofferdam.gate.space.SymbolTables;
import dev.cofferdam.model.BundleNode;
import dev.cofferdam.model.Finding;
import dev.cofferdam.model.Severity;
import dev.cofferdam.model.Verdict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Judges, before anything of it runs, whether a plugin fits what it is wired to: by package version, then by linkage as
 * the JVM would do it (JVMS 5.3, 5.4). It loads no class and never throws for what is in a jar: that is a finding.
 *
 * <p>What it read of a jar is kept until {@link #forget}; jars must not change meanwhile. Safe for use by several threads.
 * It holds no lock while it asks a {@link BundleNode}: the framework that answers may hold its own lock while it asks here.
 */
public final class Gate {
    private final SymbolTables tables;

    /**
     * @param hostClasses the bytes of a class of the host's class path by internal name, {@code dev/acme/Api}; asked once a
     *     class. Those of the JDK are read from the running JDK.
     */
    public Gate(Function<String, Optional<byte[]>> hostClasses) {
        this(hostClasses, Runtime.version().feature(), Limits.DEFAULT);
    }

    Gate(Function<String, Optional<byte[]>> hostClasses, int feature, Limits limits) {
        this.tables = new SymbolTables(hostClasses, feature, limits);
    }

    /**
     * Whether an import fits an exporter: the version first; where that does not refuse, the linkage of all that the
     * importer refers to in the package. The importer's other packages are taken as its node says.
     *
     * @return what does not fit, the cause first; empty when it fits
     */
    public List<Finding> wire(BundleNode importer, PackageWire wire) {
        List<Finding> findings =
                new ArrayList<>(VersionRule.check(importer, wire).stream().toList());
        if (findings.stream().noneMatch(finding -> finding.severity() == Severity.REFUSE)) {
            ClassSpaces spaces =
                    new ClassSpaces(tables, (asker, packageName) -> providers(importer, wire, asker, packageName));
            findings.addAll(new Judgement(importer, tables, spaces).of(wire.packageName()));
        }
        return List.copyOf(findings);
    }

    private static List<BundleNode> providers(
            BundleNode importer, PackageWire wire, BundleNode asker, String packageName) {
        boolean wired = asker.equals(importer) && packageName.equals(wire.packageName());
        return wired ? List.of(wire.exporter()) : asker.searchOrder(packageName);
    }

    /** Judges all that a plugin holds against all that it is wired to. What nobody provides is told as a warning. */
    public Verdict judge(BundleNode plugin) {
        ClassSpaces spaces = new ClassSpaces(tables, BundleNode::searchOrder);
        return new Verdict(Words.of(plugin), new Judgement(plugin, tables, spaces).ofAll());
    }

    /** Drops what is kept of a jar that is no longer there. */
    public void forget(Path jar) {
        tables.forget(jar);
    }
}
