package dev.cofferdam.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cofferdam.model.CheckReport;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JarCheckTest {
    @TempDir
    Path folder;

    private Path bundle(String name, String header, String value) throws IOException {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue("Bundle-ManifestVersion", "2");
        main.putValue("Bundle-SymbolicName", name);
        main.putValue(header, value);
        Path jar = folder.resolve(name + ".jar");
        try (OutputStream bytes = Files.newOutputStream(jar);
                JarOutputStream zip = new JarOutputStream(bytes, manifest)) {
            zip.putNextEntry(new ZipEntry("readme.txt"));
        }
        return jar;
    }

    private static CheckReport check(Path jar, Map<String, String> settings, Path... others) throws IOException {
        return new JarCheck(jar, List.of(others), Set.of(), settings).report(JarCheckTest.class.getClassLoader());
    }

    @Test
    void theProjectsJarIsJudgedAgainstItsDependencies() throws IOException {
        Path api = bundle("api", "Export-Package", "api;version=1.1");
        Path client = bundle("client", "Import-Package", "api;version=\"[1.0,2)\",dev.cofferdam.api.fault");
        assertThat(check(client, Map.of(), api).fits()).isTrue();
        assertThat(check(client, Map.of()).text()).contains("'api' is imported at [1.0,2), but nobody exports it");
    }

    @Test
    void aWrongSettingIsTold() throws IOException {
        Path client = bundle("client", "Import-Package", "api");
        assertThatThrownBy(() -> check(client, Map.of("gat", "warn"))).hasMessageContaining("did you mean 'gate'?");
    }
}
