package dev.cofferdam.itests;

import dev.cofferdam.deploy.admission.Admission;
import dev.cofferdam.deploy.admission.AdmissionLimits;
import dev.cofferdam.framework.HostManifests;
import dev.cofferdam.framework.HostPackage;
import dev.cofferdam.gate.Gate;
import dev.cofferdam.gate.offline.BundleJar;
import dev.cofferdam.gate.offline.ExportedPackage;
import dev.cofferdam.gate.offline.OfflineGate;
import dev.cofferdam.model.CheckReport;
import dev.cofferdam.model.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Judges many jars as {@code cofferdam check} does: against each other, the services on board, what the container shares and
 * the running JDK. Unlike the command it reads each jar only once.
 */
final class SetJudge {
    private static final ClassLoader HOST = SetJudge.class.getClassLoader();

    private final Admission admission =
            new Admission(AdmissionLimits.defaults(), Runtime.version().feature());
    private final OfflineGate gate = new OfflineGate(new Gate(SetJudge::hostClass), (plugin, findings) -> findings);
    private final List<ExportedPackage> host = Stream.concat(shared(), jdk()).toList();
    private final List<BundleJar> onBoard = bundles(Built.jars(Built.bundles()));

    /** What admission says of a jar. */
    Verdict admit(Path jar) {
        return admission.judge(jar, jar.getFileName().toString()).verdict();
    }

    static List<BundleJar> bundles(Collection<Path> jars) {
        return jars.stream().map(SetJudge::bundle).toList();
    }

    private static BundleJar bundle(Path jar) {
        try {
            return BundleJar.read(jar, jar.getFileName().toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the gate says of a bundle, were it dropped where these are. */
    CheckReport judge(BundleJar bundle, Collection<BundleJar> others) {
        return gate.check(
                bundle, Stream.concat(others.stream(), onBoard.stream()).toList(), host);
    }

    /** What the container shares with plugins of its own accord; SLF4J 2 stands in for 1.7 too. */
    private static Stream<ExportedPackage> shared() {
        HostManifests manifests = HostManifests.of(HOST);
        Stream<HostPackage> own = Stream.of(
                        "dev.cofferdam.api.",
                        "org.osgi.",
                        "org.slf4j",
                        "org.apache.felix.service.command",
                        "org.apache.felix.service.threadio")
                .flatMap(prefix -> manifests.startingWith(prefix).stream());
        Stream<HostPackage> older = Stream.of("org.slf4j", "org.slf4j.helpers", "org.slf4j.spi")
                .map(name -> new HostPackage(name, "1.7.36"));
        return Stream.concat(own, older).map(each -> new ExportedPackage(each.name(), each.version()));
    }

    private static Stream<ExportedPackage> jdk() {
        return ModuleLayer.boot().modules().stream()
                .flatMap(module -> module.getDescriptor().exports().stream())
                .filter(exports -> !exports.isQualified())
                .map(ModuleDescriptor.Exports::source)
                .filter(name -> !name.startsWith("java."))
                .map(name -> new ExportedPackage(name, "0.0.0"));
    }

    private static Optional<byte[]> hostClass(String internalName) {
        try (InputStream in = HOST.getResourceAsStream(internalName + ".class")) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
