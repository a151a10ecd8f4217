package dev.cofferdam.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.deploy.admission.Zip;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Manifests that no build tool writes, each put to admission and to the gate behind it. */
class BadManifestTest {
    private static final String MANIFEST = "META-INF/MANIFEST.MF";
    private static final int MEBIBYTE = 1 << 20;

    @TempDir
    Path folder;

    private BadFileKit kit;

    @BeforeEach
    void newKit() {
        kit = new BadFileKit(folder);
    }

    private static Zip bundle(String... lines) {
        return Zip.bundle("bad", "1.0", lines);
    }

    @Test
    void noManifest() {
        assertThat(kit.check(new Zip().file("a.txt", new byte[1])))
                .contains("is refused", "has no META-INF/MANIFEST.MF");
        assertThat(kit.gate(new Zip().file("a.txt", new byte[1])).findings()).isEmpty();
    }

    @Test
    void aManifestOfOneGibibyte() {
        assertThat(kit.check(gibibyte())).contains("unpacks to", "times its size, the limit is 200");
        kit.with("admission.ratio.max", "10000");
        assertThat(kit.check(gibibyte()))
                .contains("has a manifest of 1073741824 bytes, the limit is 1048576", "raise admission.manifest.max");
        assertThat(kit.gate(gibibyte()).text())
                .contains("cannot be read: it has a manifest of 1073741824 bytes, the limit is 1048576");
    }

    @Test
    void aManifestThatClaimsToBeSmall() {
        assertThat(kit.check(new Zip().file(MANIFEST, new byte[4 * MEBIBYTE], entry -> entry.claiming(100))))
                .contains("is refused");
    }

    @Test
    void endlessContinuationLines() {
        Zip endless = bundle("Import-Package: a" + "\n b".repeat(340_000));
        assertThat(kit.check(endless)).contains("'Import-Package' of", "where a name is due");
        assertThat(kit.check(bundle("X: " + "y\n ".repeat(400_000)))).contains("has a manifest of 1");
        assertThat(kit.check(bundle("X: y" + "\n ".repeat(500_000)))).contains("fits");
        assertThat(kit.check(Zip.manifest(" a".repeat(1_000) + "\n b".repeat(300_000))))
                .contains("line 1 is not of");
        assertThat(kit.gate(endless).refuses()).isFalse();
    }

    @Test
    void duplicateHeaders() {
        assertThat(kit.check(bundle("Bundle-Version: 2.0")))
                .contains("has a manifest with two different headers 'Bundle-Version'");
        assertThat(kit.check(bundle("Bundle-Version: 1.0", "X: 1", "x: 2"))).contains("fits");
        assertThat(kit.gate(bundle("Bundle-Activator: a.B", "Bundle-Activator: a.C"))
                        .text())
                .contains("two different headers 'Bundle-Activator'");
    }

    @Test
    void noSpaceAfterTheColon() {
        assertThat(kit.check(bundle("Import-Package:a.b")))
                .contains("line 5 is not of the form 'Name: value': 'Import-Package:a.b'", "mend the manifest");
        assertThat(kit.gate(bundle("Import-Package:a.b")).text()).contains("line 5 is not of the form");
    }

    @Test
    void notUtf8() {
        byte[] latin = "Bundle-ManifestVersion: 2\nBundle-SymbolicName: bad\nImport-Package: caf\u00e9\n\n"
                .getBytes(StandardCharsets.ISO_8859_1);
        assertThat(kit.check(new Zip().file(MANIFEST, latin)))
                .contains("header 'Import-Package' is not written in UTF-8");
        assertThat(kit.check(new Zip()
                        .file(MANIFEST, "\u0000\uffff\u0001".repeat(1_000).getBytes(StandardCharsets.UTF_16))))
                .contains("is refused");
    }

    @Test
    void aMillionImports() {
        assertThat(kit.check(imports(1_000_000))).contains("has a manifest of ", "the limit is 1048576");
        kit.with("admission.manifest.max", "16MiB");
        assertThat(kit.check(imports(1_000_000)))
                .contains("'Import-Package' of", "has 1000000 clauses, the limit is 10000")
                .contains("raise admission.manifest.clauses.max");
        assertThat(kit.check(imports(10_000))).contains("'p9999' is imported, but nobody exports it");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Bundle-Version: 1.x | 'Bundle-Version' of",
                "Bundle-Version: -1 | 'Bundle-Version' of",
                "Bundle-Version: 99999999999.0 | 'Bundle-Version' of",
                "Import-Package: a;version=\"[1,2\" | has a malformed version range '[1,2' for 'a'",
                "Import-Package: a;version=\"(,2)\" | has a malformed version range",
                "Import-Package: a;version=\"[1,2,3]\" | has a malformed version range",
                "Import-Package: a;version=\"1.0.0.\u00e9\" | has a malformed version range",
                "Import-Package: a;version=\"[2,1]\" | 'a' is imported at [2,1], but nobody exports it",
                "Export-Package: a;version=\"[1,2)\" | has a malformed version '[1,2)' for 'a'",
                "Require-Bundle: a;bundle-version=one | has a malformed version range 'one' for 'a'",
                "Fragment-Host: a;bundle-version=\"[1\" | has a malformed version range '[1' for 'a'",
                "Require-Capability: osgi.ee;filter:=\"(&(osgi.ee=JavaSE)(version=99999))\" | is required",
                "Require-Capability: a;;b | 'Require-Capability' of"
            })
    void badVersionsAndRanges(String line, String problem) {
        String manifest = "Bundle-ManifestVersion: 2\nBundle-SymbolicName: bad\n" + line + "\n\n";
        assertThat(kit.check(Zip.manifest(manifest))).contains("is refused", problem);
        assertThat(kit.gate(Zip.manifest(manifest)).refuses()).isFalse();
    }

    @Test
    void multiReleaseSwapsOfTheManifest() {
        String release = "META-INF/versions/17/OSGI-INF/MANIFEST.MF";
        byte[] swapped = "Import-Package: nowhere;version=3\n\n".getBytes(StandardCharsets.UTF_8);
        assertThat(kit.check(bundle("Multi-Release: true").file(release, swapped)))
                .contains("'nowhere' is imported at 3, but nobody exports it");
        assertThat(kit.check(bundle("X: y").file(release, swapped))).contains("fits");
        assertThat(kit.check(bundle("Multi-Release: true", "Import-Package: nowhere")
                        .file("META-INF/versions/999/OSGI-INF/MANIFEST.MF", swapped)))
                .contains("'nowhere' is imported, but nobody exports it");
        byte[] malformed =
                "Import-Package: a;version=\"[1\"\nBundle-SymbolicName:x\n\n".getBytes(StandardCharsets.UTF_8);
        assertThat(kit.check(bundle("Multi-Release: true").file(release, malformed)))
                .contains("malformed version range '[1' for 'a'", "line 2 is not of the form");
        assertThat(kit.check(bundle("Multi-Release: true").file(release, new byte[2 * MEBIBYTE])))
                .contains("has a manifest of 2097152 bytes");
        byte[] name = "Bundle-SymbolicName: other\n\n".getBytes(StandardCharsets.UTF_8);
        assertThat(kit.check(bundle("Multi-Release: true").file(release, name))).startsWith("'bad' 1.0 ");
    }

    @Test
    void nativeCodeOutsideTheBundle() {
        for (String path : new String[] {"../evil.so", "lib/../../evil.so", "C:evil.dll", "lib\\evil.dll"}) {
            assertThat(kit.check(bundle("Bundle-NativeCode: " + path + ";osname=linux;processor=x86-64,*")))
                    .contains("'Bundle-NativeCode' of", "names '" + path + "', which is outside the bundle");
        }
        assertThat(kit.check(bundle("Bundle-NativeCode: /lib/fine..so;osname=linux;osname=win32,*")))
                .contains("fits");
    }

    @Test
    void headersWithoutEnd() {
        kit.with("admission.manifest.max", "16MiB");
        for (String header : new String[] {
            "Require-Bundle",
            "Export-Package",
            "DynamicImport-Package",
            "Fragment-Host",
            "Require-Capability",
            "Provide-Capability",
            "Bundle-NativeCode",
            "Bundle-ClassPath"
        }) {
            Zip many = bundle(header + ": " + "a.b,".repeat(1_000_000) + "c");
            assertThat(kit.check(many)).contains("'" + header + "' of", "has 1000001 clauses, the limit is 10000");
            assertThat(kit.gate(many)).isNotNull();
        }
    }

    private static Zip imports(int count) {
        return bundle("Import-Package: "
                + IntStream.range(0, count).mapToObj(i -> "p" + i).collect(Collectors.joining(",")));
    }

    /** One mebibyte of header lines, packed so that it can be repeated. */
    private static Zip gibibyte() {
        byte[] block = ("X-" + "y".repeat(60) + ": " + "z".repeat(191) + "\n")
                .repeat(MEBIBYTE / 256)
                .getBytes(StandardCharsets.UTF_8);
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        deflater.setInput(block);
        byte[] buffer = new byte[MEBIBYTE];
        int packed = deflater.deflate(buffer, 0, buffer.length, Deflater.FULL_FLUSH);
        deflater.end();
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        CRC32 crc = new CRC32();
        for (int i = 0; i < 1_024; i++) {
            data.write(buffer, 0, packed);
            crc.update(block);
        }
        data.writeBytes(new byte[] {3, 0}); // the last block, empty
        byte[] name = MANIFEST.getBytes(StandardCharsets.UTF_8);
        byte[] bytes = data.toByteArray();
        return new Zip()
                .file(
                        MANIFEST,
                        new byte[0],
                        entry -> new Zip.Entry(
                                name, name, 0x800, 8, crc.getValue(), bytes, bytes.length, 1L << 30, entry.offset()));
    }
}
