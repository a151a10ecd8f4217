package dev.cofferdam.gate;

import dev.cofferdam.gate.classfile.Place;
import dev.cofferdam.gate.classfile.PlaceFinder;
import dev.cofferdam.gate.rule.Breach;
import dev.cofferdam.gate.rule.JvmError;
import dev.cofferdam.gate.rule.Words;
import dev.cofferdam.gate.space.JarPart;
import dev.cofferdam.gate.space.OwnClass;
import dev.cofferdam.gate.space.SymbolTables;
import dev.cofferdam.model.BundleNode;
import dev.cofferdam.model.Finding;
import dev.cofferdam.model.FindingKind;
import dev.cofferdam.model.Severity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Gathers breaches into findings: one for each symbol and provider, with all places, the cause first. */
final class Report {
    private static final Comparator<Finding> ORDER = Comparator.comparing(Finding::severity)
            .thenComparing(Finding::kind)
            .thenComparing(Finding::subject)
            .thenComparing(finding -> finding.instead().orElse(""));

    private record Key(FindingKind kind, String subject, BundleNode provider) {}

    private final BundleNode plugin;
    private final SymbolTables tables;
    private final List<JarPart> jars = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private final Map<Key, Suspicion> suspicions = new HashMap<>();
    private final Map<String, Set<String>> unwired = new TreeMap<>();
    private final int most;
    private Optional<OwnClass> looked = Optional.empty();
    private Optional<PlaceFinder> finder = Optional.empty();
    private int fromProviders;
    private boolean certainLeftOut;

    Report(BundleNode plugin, SymbolTables tables) {
        this.plugin = plugin;
        this.tables = tables;
        this.most = tables.limits().findings();
    }

    /** A jar of the plugin, whose state as a file is to be told. */
    void jar(JarPart part) {
        jars.add(part);
    }

    /** What is told as it is. */
    void add(Finding finding) {
        findings.add(finding);
    }

    /** A package that nobody provides is used by a class. */
    void unwired(OwnClass subject, String packageName) {
        unwired.computeIfAbsent(packageName, name -> new TreeSet<>()).add(Words.of(subject.loaded()));
    }

    void add(OwnClass subject, Breach breach) {
        Key key = new Key(breach.error().kind(), breach.subject(), breach.provider());
        Suspicion suspicion = suspicions.get(key);
        if (suspicion == null) {
            boolean fromProvider = cause(breach) == Suspicion.Cause.PROVIDER;
            if ((fromProvider ? fromProviders : suspicions.size() - fromProviders) >= most) {
                certainLeftOut |= fromProvider;
                return;
            }
            fromProviders += fromProvider ? 1 : 0;
            suspicion = new Suspicion(breach, cause(breach));
            suspicions.put(key, suspicion);
        }
        if (suspicion.full()) {
            return;
        }
        if (suspicion.certain()) {
            places(subject, breach).forEach(suspicion::add);
        } else {
            suspicion.add(new Place(Words.of(subject.loaded()), Set.of()));
        }
    }

    private Suspicion.Cause cause(Breach breach) {
        if (breach.provider().equals(plugin)) {
            boolean tooNew = breach.error() == JvmError.UNSUPPORTED_CLASS_VERSION;
            return tooNew ? Suspicion.Cause.OWN_UNREADABLE : Suspicion.Cause.OWN;
        }
        boolean jdk = breach.provider().jars().isEmpty()
                && breach.provider().symbolicName().equals("JDK");
        return jdk ? Suspicion.Cause.JDK : Suspicion.Cause.PROVIDER;
    }

    private List<Place> places(OwnClass subject, Breach breach) {
        if (looked.filter(last -> last == subject).isEmpty()) {
            looked = Optional.of(subject);
            finder = tables.bytes(subject.jar(), subject.entry()).map(PlaceFinder::of);
        }
        List<Place> places = finder.map(
                        one -> breach.reference().map(one::places).orElseGet(one::places))
                .orElse(List.of());
        return places.isEmpty() ? List.of(new Place(Words.of(subject.loaded()), Set.of())) : places;
    }

    /** All findings, what refuses before what warns. */
    List<Finding> findings() {
        unwired.forEach((packageName, users) -> findings.add(unwired(packageName, users)));
        return findingsWithoutUnwired();
    }

    List<Finding> findingsWithoutUnwired() {
        Set<String> told = suspicions.keySet().stream()
                .filter(key -> key.kind() == FindingKind.CLASS_UNREADABLE)
                .map(Key::subject)
                .collect(Collectors.toSet());
        jars.forEach(part -> findings.addAll(JarReport.of(fileName(part.jar()), part.table(), told)));
        suspicions.values().forEach(suspicion -> findings.add(suspicion.finding(plugin)));
        findings.sort(ORDER);
        int more = findings.size() - most;
        if (more >= 0 && (more > 0 || certainLeftOut)) {
            boolean refuses = certainLeftOut || findings.get(most).severity() == Severity.REFUSE;
            findings.subList(most, findings.size()).clear();
            findings.add(tooMany().at(refuses ? Severity.REFUSE : Severity.WARN));
        }
        return findings;
    }

    private Finding tooMany() {
        return new Finding(
                FindingKind.UNUSABLE_JAR,
                Severity.REFUSE,
                plugin.fileName(),
                "has more than " + most + " findings, and the others are left out",
                List.of(),
                Optional.empty(),
                "mend these first, or raise gate.findings.max to see more");
    }

    /**
     * Classes that were not looked at to the end.
     *
     * @param problem what there is too much of
     * @param setting what would have to be raised
     */
    void beyond(Set<String> classes, String problem, String setting) {
        if (classes.isEmpty()) {
            return;
        }
        findings.add(new Finding(
                FindingKind.CLASS_UNREADABLE,
                Severity.WARN,
                classes.stream().sorted().findFirst().orElseThrow(),
                problem,
                classes.stream().sorted().limit(Suspicion.MOST_PLACES).toList(),
                Optional.empty(),
                "raise " + setting + " if you trust where the jar comes from"));
    }

    /** The bundle's own jar has a name that people know; a fragment's has the one it lies under. */
    private String fileName(Path jar) {
        return plugin.jars().indexOf(jar) == 0 ? plugin.fileName() : String.valueOf(jar.getFileName());
    }

    private static Finding unwired(String packageName, Set<String> users) {
        return new Finding(
                FindingKind.CLASS_MISSING,
                Severity.WARN,
                packageName,
                "is provided by nobody, so what uses it throws NoClassDefFoundError",
                users.stream().limit(Suspicion.MOST_PLACES).toList(),
                Optional.empty(),
                "nothing, when the package is optional; else import it and add a bundle that exports it");
    }
}
