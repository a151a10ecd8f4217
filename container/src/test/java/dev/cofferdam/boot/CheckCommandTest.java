package dev.cofferdam.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CheckCommandTest {
    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int check(Object... arguments) {
        String[] texts = new String[arguments.length];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = arguments[i].toString();
        }
        return new CommandLine(new CheckCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(texts);
    }

    private Path bundle(String file, String... headers) throws IOException {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue("Bundle-ManifestVersion", "2");
        for (String header : headers) {
            main.putValue(header.split(": ", 2)[0], header.split(": ", 2)[1]);
        }
        Path jar = folder.resolve(file);
        try (OutputStream bytes = Files.newOutputStream(jar);
                JarOutputStream zip = new JarOutputStream(bytes, manifest)) {
            zip.putNextEntry(new java.util.zip.ZipEntry("readme.txt"));
            zip.write("nothing".getBytes(StandardCharsets.UTF_8));
        }
        return jar;
    }

    private Path api(String file, String version) throws IOException {
        return bundle(file, "Bundle-SymbolicName: api", "Export-Package: api;version=" + version);
    }

    private Path client() throws IOException {
        return bundle("client.jar", "Bundle-SymbolicName: client", "Import-Package: api;version=\"[1.0,2)\"");
    }

    @Test
    void whatFitsEndsWithZero() throws IOException {
        assertThat(check(client(), "--against", api("api.jar", "1.3"))).isZero();
        assertThat(out.toString())
                .isEqualToNormalizingNewlines(
                        "'client' 0.0.0 (client.jar) fits.\n    api 1.3 from 'api' 0.0.0 (api.jar)\n");
    }

    @Test
    void whatDoesNotFitEndsWithOne() throws IOException {
        assertThat(check(client(), "--against", api("api.jar", "2.0"))).isEqualTo(1);
        assertThat(out.toString())
                .startsWith("'client' 0.0.0 (client.jar) is refused:")
                .containsPattern("'api' is imported at \\[1.0,2\\).* \\[COF-[0-9a-f]{8}]");
    }

    @Test
    void severalJarsAndFoldersAreTakenTogether() throws IOException {
        Path more = Files.createDirectory(folder.resolve("more"));
        Files.move(api("api.jar", "1.4"), more.resolve("api-1.4.jar"));
        assertThat(check(client(), "--against", api("old.jar", "0.9"), more)).isZero();
        assertThat(out.toString()).contains("(api-1.4.jar)");
    }

    @Test
    void inAFolderTheHighestVersionOfABundleCountsAlone() throws IOException {
        Path plugins = Files.createDirectory(folder.resolve("plugins"));
        String[] versions = {"1.0", "2.0", "1.5"};
        for (String version : versions) {
            Path jar = bundle(
                    "api-" + version + ".jar",
                    "Bundle-SymbolicName: api",
                    "Bundle-Version: " + version,
                    "Export-Package: api;version=" + version);
            Files.move(jar, plugins.resolve(jar.getFileName()));
        }
        assertThat(check(client(), "--against", plugins)).isEqualTo(1);
        assertThat(out.toString())
                .contains(
                        "not counted: 'api-1.0.jar' has no higher version of 'api'",
                        "not counted: 'api-1.5.jar' has no higher version of 'api'");
        assertThat(check(client(), "--against", plugins.resolve("api-2.0.jar"), plugins.resolve("api-1.0.jar")))
                .isZero();
    }

    @Test
    void jarsThatAreNamedTogetherAreJudgedAsIfTheyWereDroppedTogether() throws IOException {
        Path client = client();
        assertThat(check(client, api("api.jar", "1.3"))).isZero();
        assertThat(out.toString())
                .contains("'client' 0.0.0 (client.jar) fits.", "api 1.3 from 'api' 0.0.0 (api.jar)")
                .contains("'api' 0.0.0 (api.jar) fits.");
        assertThat(check(client, api("next.jar", "2.0"), "--against", api("old.jar", "1.3")))
                .as("who is named takes the place of whom it is checked against")
                .isEqualTo(1);
    }

    @Test
    void theHostsAndTheJdksPackagesNeedNotBeNamed() throws IOException {
        Path jar = bundle(
                "host.jar",
                "Bundle-SymbolicName: x",
                "Import-Package: org.osgi.framework;version=\"[1.8,2)\",org.slf4j;version=\"[1.7,2)\",javax.sql");
        assertThat(check(jar)).as("%s%s", out, err).isZero();
    }

    @Test
    void aPlainJarIsRefusedAndLeftOutBesideAnother() throws IOException {
        Path plain = bundle("plain.jar");
        assertThat(check(plain)).isEqualTo(1);
        assertThat(check(client(), "--against", plain)).isEqualTo(1);
        assertThat(out.toString())
                .contains("'plain.jar' is a plain jar: its manifest has no Bundle-SymbolicName")
                .contains("not counted: 'plain.jar' is a plain jar");
    }

    @Test
    void whatIsNoJarIsWrongUsage() throws IOException {
        Path text = Files.writeString(folder.resolve("text.jar"), "not a jar");
        assertThat(check(text)).isEqualTo(2);
        assertThat(check(folder.resolve("gone.jar"))).isEqualTo(2);
        assertThat(check(folder)).isEqualTo(2);
        assertThat(check(client(), "--against", folder.resolve("gone"))).isEqualTo(2);
        assertThat(check()).isEqualTo(2);
        assertThat(err.toString()).contains("text.jar' is no jar", "gone.jar' is not there", "gone' is not there");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void aDamagedJarIsAFinding() throws IOException {
        byte[] whole = Files.readAllBytes(client());
        Path cut = folder.resolve("cut.jar");
        Files.write(cut, java.util.Arrays.copyOf(whole, whole.length / 2));
        assertThat(check(cut)).isEqualTo(1);
    }

    @Test
    void machinesGetJson() throws IOException {
        assertThat(check(client(), "--json", "--against", api("api.jar", "2.0")))
                .isEqualTo(1);
        assertThat(out.toString())
                .startsWith("{\n  \"format\": \"cofferdam-gate-verdict/1\"")
                .contains("\"fits\": false");
    }

    @Test
    void machinesGetAnArrayForSeveralJars() throws IOException {
        assertThat(check("--json", client(), api("api.jar", "1.0"))).isZero();
        assertThat(out.toString()).startsWith("[\n  {\n    \"format\": \"cofferdam-gate-verdict/1\"");
    }
}
