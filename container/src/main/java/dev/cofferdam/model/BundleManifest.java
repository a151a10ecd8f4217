package dev.cofferdam.model;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Reads a bundle's manifest out of its jar: bounded, whatever the jar claims, and without a word to anybody. What is wrong
 * with it is among the {@linkplain ManifestHeaders#problems() problems}.
 */
public final class BundleManifest {
    /** Where a jar has its manifest. */
    public static final String NAME = "META-INF/MANIFEST.MF";

    private static final String SUPPLEMENT = "META-INF/versions/%d/OSGI-INF/MANIFEST.MF";
    private static final int FIRST_RELEASE = 9;

    /** What a supplementary manifest may say anew. */
    private static final Set<String> SUPPLEMENTED = Set.of("Import-Package", "Require-Capability");

    private BundleManifest() {}

    /**
     * The headers as the framework sees them: of a multi-release bundle, imports and required capabilities come from the
     * supplementary manifest for the newest release that the JVM takes (OSGi Core 8, 3.2.8).
     *
     * @param feature the feature release of the JVM that is to run the bundle
     * @throws IOException when the jar cannot be read
     */
    public static ManifestHeaders read(ZipFile jar, ManifestLimits limits, int feature) throws IOException {
        ZipEntry entry = jar.getEntry(NAME);
        if (entry == null) {
            return ManifestHeaders.unusable(
                    "has no " + NAME + twin(jar), "build it as an OSGi bundle, for example with bnd", limits);
        }
        ManifestHeaders headers = read(jar, entry, limits);
        return headers.multiRelease() ? supplemented(jar, headers, limits, feature) : headers;
    }

    /** A manifest that only its case hides. */
    private static String twin(ZipFile jar) {
        Optional<String> twin = jar.stream()
                .map(ZipEntry::getName)
                .filter(NAME::equalsIgnoreCase)
                .findFirst();
        return twin.map(name -> ", only '" + name + "'").orElse("");
    }

    private static ManifestHeaders supplemented(
            ZipFile jar, ManifestHeaders headers, ManifestLimits limits, int feature) throws IOException {
        for (int release = feature; release >= FIRST_RELEASE; release--) {
            ZipEntry entry = jar.getEntry(SUPPLEMENT.formatted(release));
            if (entry != null) {
                return headers.with(read(jar, entry, limits), SUPPLEMENTED);
            }
        }
        return headers;
    }

    private static ManifestHeaders read(ZipFile jar, ZipEntry entry, ManifestLimits limits) throws IOException {
        if (entry.getSize() > limits.bytes()) {
            return tooLarge(String.valueOf(entry.getSize()), limits);
        }
        try (InputStream in = jar.getInputStream(entry)) {
            byte[] bytes = in.readNBytes(limits.bytes());
            return in.read() < 0
                    ? ManifestHeaders.parse(bytes, limits)
                    : tooLarge("more than " + limits.bytes(), limits);
        }
    }

    private static ManifestHeaders tooLarge(String size, ManifestLimits limits) {
        return ManifestHeaders.unusable(
                "has a manifest of " + size + " bytes, the limit is " + limits.bytes(),
                "build the jar again without per-entry sections or with fewer headers, or raise admission.manifest.max",
                limits);
    }
}
