package dev.cofferdam.gate;

import dev.cofferdam.gate.rule.Words;
import dev.cofferdam.gate.space.ClassSpaces;
import dev.cofferdam.gate.space.Limits;
import dev.cofferdam.gate.space.SymbolTables;
import dev.cofferdam.model.BundleNode;
import dev.cofferdam.model.Finding;
import dev.cofferdam.model.Severity;
import dev.cofferdam.model.Verdict;
import dev.cofferdam.model.WiredPackage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Judges, before anything of it runs, whether a plugin fits what it is wired to: by package version, then by linkage as
 * the JVM would do it (JVMS 5.3, 5.4). It loads no class and never throws for what is in a jar: that is a finding.
 *
 * <p>What it read of a jar is kept until {@link #forget} or {@link #forgetAll}; jars must not change meanwhile. Safe for use by several threads.
 * It holds no lock while it asks a {@link BundleNode}: the framework that answers may hold its own lock while it asks here.
 */
public final class Gate {
    private final VerdictStore store;
    private final StartVerdicts starts;
    private final VersionRule versions = new VersionRule();
    private final Supplier<SymbolTables> empty;
    private volatile Optional<SymbolTables> tables = Optional.empty();

    /**
     * @param hostClasses the bytes of a class of the host's class path by internal name, {@code dev/acme/Api}; asked once a
     *     class. Those of the JDK are read from the running JDK.
     */
    public Gate(Function<String, Optional<byte[]>> hostClasses) {
        this(hostClasses, Runtime.version().feature(), Limits.DEFAULT);
    }

    /** @param store keeps verdicts; to be emptied when the host's classes or the JVM change */
    public Gate(Function<String, Optional<byte[]>> hostClasses, VerdictStore store) {
        this(hostClasses, Limits.DEFAULT, store);
    }

    /**
     * @param limits how much is looked at
     * @param store keeps verdicts; to be emptied when the host's classes, the JVM or the limits change
     */
    public Gate(Function<String, Optional<byte[]>> hostClasses, Limits limits, VerdictStore store) {
        this(hostClasses, Runtime.version().feature(), limits, store);
    }

    Gate(Function<String, Optional<byte[]>> hostClasses, int feature, Limits limits) {
        this(hostClasses, feature, limits, VerdictStore.NONE);
    }

    private Gate(Function<String, Optional<byte[]>> hostClasses, int feature, Limits limits, VerdictStore store) {
        this.store = store;
        this.starts = new StartVerdicts(store);
        this.empty = () -> new SymbolTables(hostClasses, feature, limits);
    }

    /**
     * Whether an import fits an exporter: the version first; where that does not refuse, the linkage of all that the
     * importer refers to in the package. The importer's other packages are taken as its node says.
     *
     * @return what does not fit, the cause first; empty when it fits
     */
    public List<Finding> wire(BundleNode importer, PackageWire wire) {
        List<Finding> findings =
                new ArrayList<>(versions.check(importer, wire).stream().toList());
        if (findings.stream().noneMatch(finding -> finding.severity() == Severity.REFUSE)) {
            findings.addAll(linkage(importer, wire));
        }
        return List.copyOf(findings);
    }

    /** Whether the version of an import fits an exporter, whatever is in the package. */
    public List<Finding> version(BundleNode importer, PackageWire wire) {
        return versions.check(importer, wire).stream().toList();
    }

    private List<Finding> linkage(BundleNode importer, PackageWire wire) {
        return recalled(
                importer,
                "wire " + wire.packageName() + " from " + Words.of(wire.exporter()),
                (asker, packageName) -> providers(importer, wire, asker, packageName),
                judgement -> judgement.of(wire.packageName()));
    }

    private List<Finding> recalled(
            BundleNode subject,
            String what,
            BiFunction<BundleNode, String, List<BundleNode>> searchOrder,
            Function<Judgement, List<Finding>> question) {
        Recall recall = new Recall(store, subject, what, searchOrder);
        Optional<List<Finding>> known = recall.find();
        if (known.isPresent()) {
            return known.get();
        }
        SymbolTables read = tables();
        try (ClassSpaces spaces = new ClassSpaces(read, searchOrder)) {
            List<Finding> findings = question.apply(new Judgement(subject, read, spaces));
            recall.keep(spaces.questions(), findings);
            return findings;
        }
    }

    private static List<BundleNode> providers(
            BundleNode importer, PackageWire wire, BundleNode asker, String packageName) {
        boolean wired = asker.equals(importer) && packageName.equals(wire.packageName());
        return wired ? List.of(wire.exporter()) : asker.searchOrder(packageName);
    }

    /** Judges all that a plugin holds against all that it is wired to. What nobody provides is told as a warning. */
    public Verdict judge(BundleNode plugin) {
        Optional<List<Finding>> before = starts.find(plugin);
        if (before.isPresent()) {
            return new Verdict(Words.of(plugin), before.get());
        }
        Verdict verdict = new Verdict(Words.of(plugin), findings(plugin));
        starts.keep(plugin, verdict.findings());
        return verdict;
    }

    /**
     * What was refused to a plugin at an earlier start, at which everything was the same. Whatever it is wired to is judged
     * all the same, see {@link #judge}.
     *
     * @param terms what else decides on a refusal
     */
    public Optional<Set<String>> refusedBefore(BundleNode plugin, String terms) {
        return starts.refused(plugin, terms);
    }

    /** Takes note of what was refused to a plugin. */
    public void refused(BundleNode plugin, String terms, Set<String> wires) {
        starts.keepRefused(plugin, terms, wires);
    }

    private List<Finding> findings(BundleNode plugin) {
        PassedOver passedOver = new PassedOver(plugin, offer -> wire(plugin, wire(offer)));
        List<Finding> findings = new ArrayList<>();
        recalled(plugin, "all", BundleNode::searchOrder, Judgement::ofAll)
                .forEach(finding -> findings.add(passedOver.told(finding)));
        for (WiredPackage wired : plugin.wiredPackages()) {
            findings.addAll(version(plugin, wire(wired)));
        }
        return findings;
    }

    private static PackageWire wire(WiredPackage wired) {
        return new PackageWire(wired.packageName(), wired.range(), wired.exporter(), wired.exportVersion());
    }

    /**
     * What a revision took away from the packages that it exports although their versions say that it is compatible with
     * the revision that it replaces.
     */
    public List<Finding> lies(BundleNode before, BundleNode after) {
        try (ClassSpaces spaces = new ClassSpaces(tables(), BundleNode::searchOrder)) {
            return new Shrinkage(before, after, spaces).findings();
        }
    }

    /** Made when something is judged: a start at which nothing has changed needs none. */
    private SymbolTables tables() {
        Optional<SymbolTables> known = tables;
        return known.isPresent() ? known.get() : newTables();
    }

    private synchronized SymbolTables newTables() {
        if (tables.isEmpty()) {
            tables = Optional.of(empty.get());
        }
        return tables.get();
    }

    private synchronized void drop() {
        tables = tables.map(SymbolTables::empty);
    }

    /**
     * Drops all that was read of jars, the host and the JDK; a judgement under way ends with what it has. What was said since the
     * last time is in the store afterwards.
     */
    public void forgetAll() {
        starts.save();
        drop();
        versions.forgetAll();
    }

    /** Drops what was read of a jar, so that it may change or go. */
    public void forget(Path jar) {
        tables().forget(jar);
    }
}
