package dev.cofferdam.deploy;

import dev.cofferdam.model.BundleManifest;
import dev.cofferdam.model.ManifestHeaders;
import dev.cofferdam.model.ManifestLimits;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Makes a bundle of a jar that is none: it exports all its packages at the jar's version, and finds what it needs by
 * {@code DynamicImport-Package: *}. The same jar under the same name gives the same bytes.
 */
final class PlainJar {
    private static final Pattern FILE_NAME =
            Pattern.compile("(?<stem>.+?)(?:-(?<version>\\d+(?:\\.\\d+)*)(?<rest>[.-][A-Za-z0-9_.-]+)?)?\\.jar");
    private static final Pattern NUMBERS = Pattern.compile("(\\d{1,9})(?:\\.(\\d{1,9}))?(?:\\.(\\d{1,9}))?(.*)");
    private static final Pattern SIGNATURE = Pattern.compile("META-INF/[^/]+\\.(?:SF|RSA|DSA|EC)");
    private static final String MULTI_RELEASE_BRANCH = "META-INF/";
    private static final FileTime ALWAYS = FileTime.fromMillis(315_619_200_000L); // 1980-01-02, which ZIP can say

    private static final int NO_BRANCH = 0;

    /** The most that the settings allow: how much of it may be read is settled by admission. */
    private static final ManifestLimits AS_ADMITTED = new ManifestLimits(16 << 20, 10_000);

    private final String symbolicName;
    private final String version;

    private PlainJar(String symbolicName, String version) {
        this.symbolicName = symbolicName;
        this.version = version;
    }

    /**
     * Writes the bundle.
     *
     * @param jar a plain jar that admission had nothing else against
     * @param fileName the name that it was dropped under
     * @throws IOException when one cannot be read or the other not be written
     */
    static void wrap(Path jar, String fileName, Path bundle) throws IOException {
        try (JarFile plain = new JarFile(jar.toFile(), false);
                OutputStream out = Files.newOutputStream(bundle)) {
            ManifestHeaders headers = BundleManifest.read(plain, AS_ADMITTED, NO_BRANCH);
            Matcher name = FILE_NAME.matcher(fileName);
            boolean named = name.matches();
            String stem = named ? name.group("stem") : fileName;
            String module = headers.value("Automatic-Module-Name").orElse(stem);
            String stated = headers.value("Implementation-Version")
                    .or(() -> named ? Optional.ofNullable(name.group("version")) : Optional.empty())
                    .orElse("");
            new PlainJar(symbolicName(module), version(stated)).write(plain, headers, out);
        }
    }

    static String symbolicName(String text) {
        String cleaned = text.replaceAll("[^A-Za-z0-9_.-]", "_")
                .replaceAll("\\.{2,}", ".")
                .replaceAll("^\\.|\\.$", "");
        return cleaned.isEmpty() ? "plain" : cleaned.substring(0, Math.min(200, cleaned.length()));
    }

    static String version(String text) {
        Matcher numbers = NUMBERS.matcher(text.strip());
        if (!numbers.matches()) {
            return "0.0.0";
        }
        String qualifier = numbers.group(4).replaceAll("[^A-Za-z0-9_-]", "_").replaceAll("^[_-]+", "");
        return part(numbers, 1) + "." + part(numbers, 2) + "." + part(numbers, 3)
                + (qualifier.isEmpty() ? "" : "." + qualifier.substring(0, Math.min(100, qualifier.length())));
    }

    private static int part(Matcher numbers, int group) {
        return numbers.group(group) == null ? 0 : Integer.parseInt(numbers.group(group));
    }

    /** Sections of entries are left out: they hold the digests of signatures that no longer hold. */
    private void write(JarFile plain, ManifestHeaders headers, OutputStream out) throws IOException {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        headers.values().forEach(main::putValue);
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue("Bundle-ManifestVersion", "2");
        main.putValue("Bundle-SymbolicName", symbolicName);
        main.putValue("Bundle-Version", version);
        String exports = exports(plain);
        if (!exports.isEmpty()) {
            main.putValue("Export-Package", exports);
        }
        main.putValue("DynamicImport-Package", "*");
        try (JarOutputStream zip = new JarOutputStream(out)) {
            put(zip, JarFile.MANIFEST_NAME);
            manifest.write(zip);
            for (JarEntry entry : Collections.list(plain.entries())) {
                if (!entry.isDirectory() && kept(entry.getName())) {
                    put(zip, entry.getName());
                    try (InputStream in = plain.getInputStream(entry)) {
                        in.transferTo(zip);
                    }
                }
            }
        }
    }

    private static void put(JarOutputStream zip, String name) throws IOException {
        JarEntry entry = new JarEntry(name);
        entry.setLastModifiedTime(ALWAYS);
        zip.putNextEntry(entry);
    }

    private static boolean kept(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        return !upper.equals(JarFile.MANIFEST_NAME) && !SIGNATURE.matcher(upper).matches();
    }

    private String exports(JarFile plain) {
        return Collections.list(plain.entries()).stream()
                .map(JarEntry::getName)
                .filter(name -> name.endsWith(".class") && !name.startsWith(MULTI_RELEASE_BRANCH) && name.contains("/"))
                .map(name -> name.substring(0, name.lastIndexOf('/')).replace('/', '.'))
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .map(name -> name + ";version=\"" + version + "\"")
                .collect(Collectors.joining(","));
    }
}
