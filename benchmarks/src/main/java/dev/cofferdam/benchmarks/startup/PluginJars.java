package dev.cofferdam.benchmarks.startup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/** Makes bundles by recipe, each with an activator and one exported package. */
final class PluginJars {
    private static final String ACTIVATOR = NoopActivator.class.getName().replace('.', '/') + ".class";

    private PluginJars() {}

    static void make(Path folder, int count) throws IOException {
        Files.createDirectories(folder);
        for (int i = 0; i < count; i++) {
            make(folder.resolve("plugin-" + i + ".jar"), "plugin-" + i);
        }
    }

    private static void make(Path jar, String name) throws IOException {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue("Bundle-ManifestVersion", "2");
        main.putValue("Bundle-SymbolicName", name);
        main.putValue("Bundle-Version", "1.0.0");
        main.putValue("Bundle-Activator", NoopActivator.class.getName());
        main.putValue("Import-Package", "org.osgi.framework;version=\"[1.8,2)\"");
        main.putValue("Export-Package", name.replace('-', '.') + ";version=\"1.0.0\"");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest);
                InputStream activator = PluginJars.class.getClassLoader().getResourceAsStream(ACTIVATOR)) {
            out.putNextEntry(new ZipEntry(ACTIVATOR));
            activator.transferTo(out);
            out.closeEntry();
        }
    }
}
