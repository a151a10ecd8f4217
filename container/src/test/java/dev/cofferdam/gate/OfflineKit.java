package dev.cofferdam.gate;

import dev.cofferdam.gate.offline.BundleJar;
import dev.cofferdam.gate.offline.ExportedPackage;
import dev.cofferdam.gate.offline.OfflineGate;
import dev.cofferdam.model.CheckReport;
import dev.cofferdam.model.Finding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** Packs bundles and has them judged offline. */
final class OfflineKit {
    private static final List<ExportedPackage> HOST = List.of(new ExportedPackage("host", "1.5.0"));

    private OfflineKit() {}

    static BundleJar bundle(JarKit kit, String name, String version, String headers, Map<String, byte[]> classes) {
        Map<String, String> manifest = new LinkedHashMap<>();
        manifest.put("Bundle-ManifestVersion", "2");
        manifest.put("Bundle-SymbolicName", name);
        manifest.put("Bundle-Version", version);
        headers.lines().forEach(line -> manifest.put(line.split(": ", 2)[0], line.split(": ", 2)[1]));
        Path jar = kit.pack(name, manifest, classes);
        try {
            return BundleJar.read(jar, jar.getFileName().toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static CheckReport check(BundleJar plugin, BundleJar... others) {
        return check((name, findings) -> findings, plugin, others);
    }

    static CheckReport check(
            BiFunction<String, List<Finding>, List<Finding>> weighing, BundleJar plugin, BundleJar... others) {
        return new OfflineGate(new Gate(name -> Optional.empty()), weighing).check(plugin, List.of(others), HOST);
    }
}
