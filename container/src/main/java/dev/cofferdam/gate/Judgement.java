package dev.cofferdam.gate;

import dev.cofferdam.gate.classfile.Names;
import dev.cofferdam.gate.classfile.Reference;
import dev.cofferdam.gate.rule.Breach;
import dev.cofferdam.gate.rule.JvmError;
import dev.cofferdam.gate.rule.Linker;
import dev.cofferdam.gate.space.ClassSpaces;
import dev.cofferdam.gate.space.Limits;
import dev.cofferdam.gate.space.Lookup;
import dev.cofferdam.gate.space.OwnClass;
import dev.cofferdam.gate.space.SymbolTables;
import dev.cofferdam.model.BundleNode;
import dev.cofferdam.model.Finding;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Goes through the classes of one plugin and links each reference on paper. */
final class Judgement {
    private final BundleNode plugin;
    private final SymbolTables tables;
    private final ClassSpaces spaces;
    private final Linker linker;
    private final Report report;

    Judgement(BundleNode plugin, SymbolTables tables, ClassSpaces spaces) {
        this.plugin = plugin;
        this.tables = tables;
        this.spaces = spaces;
        this.linker = new Linker(spaces);
        this.report = new Report(plugin, tables);
    }

    /** All that does not fit. */
    List<Finding> ofAll() {
        List<OwnClass> subjects = spaces.ownClasses(plugin);
        tables.parts(plugin.jars()).forEach(report::jar);
        for (OwnClass subject : subjects) {
            for (Reference reference : subject.entry().references()) {
                Optional<Breach> breach = check(subject, reference);
                if (breach.isPresent()) { // nearly never, and there are many references
                    report.add(subject, breach.get());
                }
            }
            linker.check(subject.loaded()).forEach(breach -> report.add(subject, breach));
        }
        linker.checkFlows(subjects, report::add);
        Limits limits = tables.limits();
        SelfVerification alone = new SelfVerification(plugin, subjects, tables);
        alone.findings().forEach(report::add);
        report.beyond(
                linker.tooDeep(),
                "has more than " + limits.supertypes() + " supertypes, so what it inherits is not judged",
                "gate.supertypes.max");
        report.beyond(
                alone.unfollowed(),
                "has code with more than " + limits.values() + " values at its branches, which is not followed",
                "gate.values.max");
        List<Finding> findings = report.findings();
        findings.addAll(new ProviderTypeRule(plugin, spaces).check());
        return findings;
    }

    /** What does not fit in one package that another bundle provides. */
    List<Finding> of(String packageName) {
        List<OwnClass> subjects = spaces.ownClasses(plugin);
        Set<String> own = subjects.stream().map(OwnClass::name).collect(Collectors.toSet());
        Set<String> heirs = Heirs.of(subjects, own);
        Concern concern = new Concern(packageName, heirs);
        Predicate<Breach> wanted = breach ->
                breach.packageName().equals(packageName) && !breach.provider().equals(plugin);
        for (OwnClass subject : subjects) {
            for (Reference reference : subject.entry().references()) {
                if (concern.owner(reference.owner())) {
                    check(subject, reference).filter(wanted).ifPresent(breach -> report.add(subject, breach));
                }
            }
            if (heirs.contains(subject.name())) {
                linker.check(subject.loaded()).stream().filter(wanted).forEach(breach -> report.add(subject, breach));
            }
        }
        linker.checkFlows(subjects, (subject, breach) -> {
            if (wanted.test(breach)) {
                report.add(subject, breach);
            }
        });
        return report.findingsWithoutUnwired();
    }

    private Optional<Breach> check(OwnClass subject, Reference reference) {
        if (linker.fits(subject.loaded(), reference)) {
            return Optional.empty();
        }
        Optional<Lookup> owner = linker.owner(subject.loaded(), reference);
        if (owner.isEmpty()) {
            return Optional.empty(); // an array of primitives
        }
        Lookup lookup = owner.get();
        if (lookup instanceof Lookup.Found found) {
            return linker.check(subject.loaded(), reference, found.loaded());
        }
        if (lookup instanceof Lookup.Missing missing) {
            return Optional.of(broken(
                    JvmError.NO_CLASS_DEF_FOUND,
                    reference,
                    missing.provider(),
                    "is not there, so its use throws NoClassDefFoundError",
                    "nothing of that name"));
        }
        if (lookup instanceof Lookup.Unreadable unreadable) {
            return Optional.of(broken(
                    JvmError.UNSUPPORTED_CLASS_VERSION,
                    reference,
                    unreadable.provider(),
                    "cannot be loaded: " + unreadable.why(),
                    "a class file that this JVM refuses"));
        }
        if (lookup instanceof Lookup.Unwired) {
            Names.elementClass(reference.owner()).ifPresent(name -> report.unwired(subject, Names.packageOf(name)));
        }
        return Optional.empty();
    }

    private static Breach broken(
            JvmError error, Reference reference, BundleNode provider, String problem, String instead) {
        String name = Names.elementClass(reference.owner()).orElseThrow();
        return new Breach(
                error,
                Names.dotted(name),
                problem,
                provider,
                Names.packageOf(name),
                Optional.of(instead),
                Optional.of(reference),
                true);
    }
}
