package dev.cofferdam.deploy.admission;

import dev.cofferdam.model.Finding;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The manifest's bytes, within a limit that its claimed size does not set.
 *
 * @param bytes the manifest; empty when it cannot be used
 * @param findings why it cannot be used
 */
record ManifestEntry(byte[] bytes, List<Finding> findings) {

    private static final String NAME = "META-INF/MANIFEST.MF";
    private static final int LARGEST = 1 << 20;

    static ManifestEntry read(Archive archive, ZipFile zip) throws IOException {
        ZipEntry entry = zip.getEntry(NAME);
        if (entry == null) {
            return none(archive, "has no " + NAME + twin(archive), "build it as an OSGi bundle, for example with bnd");
        }
        if (entry.getSize() > LARGEST) {
            return none(
                    archive,
                    "has a manifest of " + entry.getSize() + " bytes, the limit is " + LARGEST,
                    "build the jar again without per-entry sections, or with fewer headers");
        }
        try (InputStream in = zip.getInputStream(entry)) {
            return new ManifestEntry(in.readNBytes(LARGEST), List.of());
        }
    }

    private static String twin(Archive archive) {
        Optional<String> twin = archive.entries().stream()
                .map(ArchiveEntry::name)
                .filter(NAME::equalsIgnoreCase)
                .findFirst();
        return twin.map(name -> ", only '" + name + "'").orElse("");
    }

    private static ManifestEntry none(Archive archive, String problem, String nextStep) {
        return new ManifestEntry(new byte[0], List.of(Findings.unusable(archive.fileName(), problem, nextStep)));
    }
}
