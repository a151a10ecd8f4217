package dev.cofferdam.boot;

import dev.cofferdam.Settings;
import dev.cofferdam.deploy.admission.Admission;
import dev.cofferdam.framework.HostManifests;
import dev.cofferdam.framework.HostPackage;
import dev.cofferdam.gate.Gate;
import dev.cofferdam.gate.VerdictStore;
import dev.cofferdam.gate.offline.BundleJar;
import dev.cofferdam.gate.offline.ExportedPackage;
import dev.cofferdam.gate.offline.OfflineGate;
import dev.cofferdam.gate.space.Limits;
import dev.cofferdam.gate.version.Version;
import dev.cofferdam.model.CheckReport;
import dev.cofferdam.model.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Judges jars as the container would, without starting anything: admission first, then versions and linkage against other
 * jars, the host and the running JDK. Reads only. Safe for use by several threads.
 */
public final class OfflineCheck {
    private final GatePolicy policy;
    private final Admission admission;
    private final Limits limits;
    private final Gate gate;
    private final List<ExportedPackage> hostPackages;

    /**
     * @param settings how large a jar may be, and what findings weigh; where the gate is off, it is taken to warn
     * @param hostLoader the host's class path, with the container on it
     * @param hostPackages packages of that class path that the host shares beside the container's own
     * @throws java.io.UncheckedIOException when the class path cannot be read
     */
    public OfflineCheck(Settings settings, ClassLoader hostLoader, Set<String> hostPackages) {
        this.policy = GatePolicy.of(settings);
        this.admission =
                new Admission(ReadLimits.admission(settings), Runtime.version().feature());
        this.limits = ReadLimits.gate(settings);
        this.gate = new Gate(new HostClasses(hostLoader), limits, VerdictStore.NONE);
        this.hostPackages = exported(hostLoader, hostPackages);
    }

    private static List<ExportedPackage> exported(ClassLoader loader, Set<String> asked) {
        HostManifests manifests = HostManifests.of(loader);
        List<HostPackage> shared = new ArrayList<>(HostExports.of(manifests, asked));
        shared.addAll(manifests.startingWith("org.osgi."));
        Stream<ExportedPackage> own = shared.stream().map(each -> new ExportedPackage(each.name(), each.version()));
        return Stream.concat(own, jdk()).distinct().toList();
    }

    /** The packages that the JDK's modules export to everybody; the framework gives them no version. */
    private static Stream<ExportedPackage> jdk() {
        Set<String> resolved =
                ModuleLayer.boot().modules().stream().map(Module::getName).collect(Collectors.toSet());
        return ModuleFinder.ofSystem().findAll().stream()
                .map(ModuleReference::descriptor)
                .filter(module -> resolved.contains(module.name()))
                .flatMap(module -> module.exports().stream())
                .filter(exports -> !exports.isQualified())
                .map(ModuleDescriptor.Exports::source)
                .filter(name -> !name.startsWith("java."))
                .map(name -> new ExportedPackage(name, "0.0.0"));
    }

    /**
     * Judges a jar.
     *
     * @param jar the jar
     * @param against jars that it may be wired to, and folders of such; what is no bundle is told of as left out
     * @throws IOException when one of them is not there, or the first is no jar: the message says which, and how it is not
     */
    public CheckReport check(Path jar, List<Path> against) throws IOException {
        return check(List.of(jar), against).get(0);
    }

    /**
     * Judges jars that are dropped together: each may be wired to the others too, and whatever is needed of a jar is read
     * once.
     *
     * @param jars the jars; one takes the place of what has its symbolic name among the others
     * @param against jars that they may be wired to, and folders of such; what is no bundle is told of as left out
     * @return what is said of each, in their order
     * @throws IOException when one of them is not there, or one of the first is no jar: the message says which, and how it
     *     is not
     */
    public List<CheckReport> check(List<Path> jars, List<Path> against) throws IOException {
        for (Path jar : jars) {
            mustBeJar(jar);
        }
        List<CheckReport.LeftOut> leftOut = new ArrayList<>();
        List<BundleJar> others = others(against, leftOut);
        List<Admitted> dropped = new ArrayList<>();
        for (Path jar : jars) {
            dropped.add(admitted(jar));
        }
        List<BundleJar> together =
                dropped.stream().flatMap(each -> each.bundle().stream()).toList();
        try {
            return dropped.stream()
                    .map(each -> report(each, together, others, leftOut))
                    .toList();
        } finally {
            Stream.concat(together.stream(), others.stream())
                    .map(BundleJar::path)
                    .forEach(gate::forget);
        }
    }

    /** A jar with what admission says of it; a bundle only where it says nothing against it. */
    private record Admitted(String name, Verdict verdict, Optional<BundleJar> bundle) {
        CheckReport.LeftOut leftOut() {
            return new CheckReport.LeftOut(name, verdict.findings().get(0).problem());
        }
    }

    private Admitted admitted(Path jar) throws IOException {
        String name = String.valueOf(jar.getFileName());
        Verdict verdict = admission.judge(jar, name).verdict();
        return new Admitted(name, verdict, verdict.refuses() ? Optional.empty() : Optional.of(read(jar, name)));
    }

    private CheckReport report(
            Admitted jar, List<BundleJar> together, List<BundleJar> others, List<CheckReport.LeftOut> leftOut) {
        if (jar.bundle().isEmpty()) {
            return new CheckReport(jar.name(), jar.verdict(), List.of(), List.of());
        }
        BundleJar plugin = jar.bundle().get();
        Set<String> replaced = together.stream()
                .map(BundleJar::symbolicName)
                .filter(name -> !name.equals(plugin.symbolicName()))
                .collect(Collectors.toSet());
        List<BundleJar> beside = Stream.concat(
                        together.stream().filter(other -> replaced.contains(other.symbolicName())),
                        others.stream().filter(other -> !replaced.contains(other.symbolicName())))
                .toList();
        CheckReport report = check(plugin, beside);
        return new CheckReport(jar.name(), report.verdict(), report.wires(), leftOut);
    }

    private List<BundleJar> others(List<Path> against, List<CheckReport.LeftOut> leftOut) throws IOException {
        List<BundleJar> others = new ArrayList<>();
        for (Path each : against) {
            if (Files.isDirectory(each)) {
                others.addAll(elected(bundles(jars(each), leftOut), leftOut));
            } else if (Files.isRegularFile(each)) {
                others.addAll(bundles(List.of(each), leftOut));
            } else {
                throw new IOException(
                        "'" + each + "' is not there; name jars and folders of jars that are to be checked against");
            }
        }
        return others;
    }

    /** Judges a bundle that admission has nothing against. */
    CheckReport check(BundleJar plugin, List<BundleJar> others) {
        return new OfflineGate(gate, policy::weigh).check(plugin, others, hostPackages);
    }

    /** Reads a bundle, as far as the limits allow. */
    BundleJar read(Path jar, String name) throws IOException {
        return BundleJar.read(jar, name, limits.manifest());
    }

    /** What admission says of a jar. */
    Verdict admit(Path jar, String name) throws IOException {
        return admission.judge(jar, name).verdict();
    }

    private List<BundleJar> bundles(List<Path> jars, List<CheckReport.LeftOut> leftOut) throws IOException {
        List<BundleJar> bundles = new ArrayList<>();
        for (Path jar : jars) {
            Admitted admitted = admitted(jar);
            admitted.bundle().ifPresentOrElse(bundles::add, () -> leftOut.add(admitted.leftOut()));
        }
        return bundles;
    }

    /** Of those in a folder that have one symbolic name, only the highest version runs. */
    private static Collection<BundleJar> elected(List<BundleJar> bundles, List<CheckReport.LeftOut> leftOut) {
        Map<String, BundleJar> elected = new LinkedHashMap<>();
        for (BundleJar bundle : bundles) {
            BundleJar other = elected.get(bundle.symbolicName());
            boolean better = other == null || version(bundle).compareTo(version(other)) >= 0;
            BundleJar beaten = better ? other : bundle;
            if (better) {
                elected.put(bundle.symbolicName(), bundle);
            }
            if (beaten != null) {
                leftOut.add(new CheckReport.LeftOut(
                        beaten.fileName(),
                        "has no higher version of '" + bundle.symbolicName() + "' than another jar beside it"));
            }
        }
        return elected.values();
    }

    private static Version version(BundleJar bundle) {
        return Version.parse(bundle.version()).orElse(Version.NONE);
    }

    static void mustBeJar(Path jar) throws IOException {
        if (!Files.isRegularFile(jar)) {
            throw new IOException("'" + jar + "' is not there, or is no file; name the jar that is to be checked");
        }
        try (InputStream in = Files.newInputStream(jar)) {
            if (in.read() != 'P' || in.read() != 'K') {
                throw new IOException("'" + jar + "' is no jar; name the jar that is to be checked");
            }
        }
    }

    static List<Path> jars(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".jar") && Files.isRegularFile(file))
                    .sorted()
                    .toList();
        }
    }
}
