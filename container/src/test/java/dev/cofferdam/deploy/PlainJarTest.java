package dev.cofferdam.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.deploy.admission.Admission;
import dev.cofferdam.deploy.admission.AdmissionLimits;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainJarTest {
    @TempDir
    Path folder;

    private Path plain(String... headers) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        for (String header : headers) {
            manifest.getMainAttributes().putValue(header.split(": ")[0], header.split(": ")[1]);
        }
        Path jar = folder.resolve("plain.jar");
        byte[] type;
        try (var in = PlainJarTest.class.getResourceAsStream("PlainJarTest.class")) {
            type = in.readAllBytes();
        }
        try (OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("META-INF/MANIFEST.MF"));
            manifest.write(zip);
            zip.putNextEntry(new ZipEntry("META-INF/SIGNED.SF"));
            for (String entry : new String[] {"com/acme/A.class", "com/acme/B.class", "com/acme/deep/C.class"}) {
                zip.putNextEntry(new ZipEntry(entry));
                zip.write(type);
            }
            zip.putNextEntry(new ZipEntry("com/acme/texts/a.txt"));
        }
        return jar;
    }

    private Attributes wrapped(Path jar, String fileName) throws IOException {
        Path bundle = folder.resolve("bundle.jar");
        PlainJar.wrap(jar, fileName, bundle);
        assertThat(new Admission(AdmissionLimits.defaults(), Runtime.version().feature())
                        .judge(bundle, fileName)
                        .verdict()
                        .findings())
                .isEmpty();
        try (JarFile read = new JarFile(bundle.toFile())) {
            assertThat(read.getEntry("META-INF/SIGNED.SF")).isNull();
            assertThat(read.getEntry("com/acme/texts/a.txt")).isNotNull();
            return read.getManifest().getMainAttributes();
        }
    }

    @Test
    void itExportsAllItsPackagesAtTheVersionInItsFileName() throws IOException {
        Attributes main = wrapped(plain(), "acme-tools-1.4.2.jar");
        assertThat(main.getValue("Bundle-SymbolicName")).isEqualTo("acme-tools");
        assertThat(main.getValue("Bundle-Version")).isEqualTo("1.4.2");
        assertThat(main.getValue("Export-Package"))
                .isEqualTo("com.acme;version=\"1.4.2\",com.acme.deep;version=\"1.4.2\"");
        assertThat(main.getValue("DynamicImport-Package")).isEqualTo("*");
    }

    @Test
    void whatItsManifestSaysGoesBeforeItsFileName() throws IOException {
        Attributes main =
                wrapped(plain("Automatic-Module-Name: com.acme", "Implementation-Version: 2.0-beta"), "x-1.0.jar");
        assertThat(main.getValue("Bundle-SymbolicName")).isEqualTo("com.acme");
        assertThat(main.getValue("Bundle-Version")).isEqualTo("2.0.0.beta");
    }

    @Test
    void theSameJarGivesTheSameBytes() throws IOException {
        Path jar = plain();
        PlainJar.wrap(jar, "a.jar", folder.resolve("one"));
        PlainJar.wrap(jar, "a.jar", folder.resolve("two"));
        assertThat(folder.resolve("one")).hasSameBinaryContentAs(folder.resolve("two"));
    }

    @ParameterizedTest
    @CsvSource({"1, 1.0.0", "1.2.3.Final, 1.2.3.Final", "31.1-jre, 31.1.0.jre", "latest, 0.0.0", "'', 0.0.0"})
    void anyVersionBecomesOneOfOsgi(String text, String version) {
        assertThat(PlainJar.version(text)).isEqualTo(version);
    }

    @ParameterizedTest
    @CsvSource({"a b, a_b", "..x.., x", "../../evil, _._evil", "'', plain"})
    void anyNameBecomesASymbolicName(String text, String name) {
        assertThat(PlainJar.symbolicName(text)).isEqualTo(name);
    }
}
