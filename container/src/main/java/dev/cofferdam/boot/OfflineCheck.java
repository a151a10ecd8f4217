package dev.cofferdam.boot;

import dev.cofferdam.Settings;
import dev.cofferdam.deploy.admission.Admission;
import dev.cofferdam.deploy.admission.Judgement;
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
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Judges a jar as the container would, without starting anything: admission first, then versions and linkage against other
 * jars, the host and the running JDK. Reads only. Safe for use by several threads.
 */
public final class OfflineCheck {
    private final GatePolicy policy;
    private final Admission admission;
    private final Limits limits;
    private final ClassLoader hostLoader;
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
        this.hostLoader = hostLoader;
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
        mustBeJar(jar);
        String name = String.valueOf(jar.getFileName());
        Judgement judgement = admission.judge(jar, name);
        if (judgement.verdict().refuses()) {
            return new CheckReport(name, judgement.verdict(), List.of(), List.of());
        }
        List<CheckReport.LeftOut> leftOut = new ArrayList<>();
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
        OfflineGate gate =
                new OfflineGate(new Gate(new HostClasses(hostLoader), limits, VerdictStore.NONE), policy::weigh);
        CheckReport report = gate.check(BundleJar.read(jar, name, limits.manifest()), others, hostPackages);
        return new CheckReport(name, report.verdict(), report.wires(), leftOut);
    }

    private List<BundleJar> bundles(List<Path> jars, List<CheckReport.LeftOut> leftOut) throws IOException {
        List<BundleJar> bundles = new ArrayList<>();
        for (Path jar : jars) {
            String name = String.valueOf(jar.getFileName());
            Judgement judgement = admission.judge(jar, name);
            if (judgement.verdict().refuses()) {
                leftOut.add(new CheckReport.LeftOut(
                        name, judgement.verdict().findings().get(0).problem()));
            } else {
                bundles.add(BundleJar.read(jar, name, limits.manifest()));
            }
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

    private static void mustBeJar(Path jar) throws IOException {
        if (!Files.isRegularFile(jar)) {
            throw new IOException("'" + jar + "' is not there, or is no file; name the jar that is to be checked");
        }
        try (InputStream in = Files.newInputStream(jar)) {
            if (in.read() != 'P' || in.read() != 'K') {
                throw new IOException("'" + jar + "' is no jar; name the jar that is to be checked");
            }
        }
    }

    private static List<Path> jars(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".jar") && Files.isRegularFile(file))
                    .sorted()
                    .toList();
        }
    }
}
