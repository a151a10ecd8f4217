package dev.cofferdam.benchmarks.lifecycle;

import dev.cofferdam.benchmarks.lifecycle.contract.Greeting;
import dev.cofferdam.benchmarks.lifecycle.plugin.GreetingActivator;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/** Makes plugins by recipe, each with one service of a contract that the host shares. */
final class GreetingJars {
    /** The package that the host shares. */
    static final String CONTRACT = Greeting.class.getPackageName();

    private static final List<String> CLASSES =
            List.of(GreetingActivator.class.getName(), GreetingActivator.class.getPackageName() + ".PoliteGreeting");

    private GreetingJars() {}

    static String name(int plugin) {
        return "greeting-" + plugin;
    }

    static void make(Path folder, int count) throws IOException {
        Files.createDirectories(folder);
        for (int i = 0; i < count; i++) {
            make(folder, i, 0);
        }
    }

    /** Puts a revision of a plugin into a folder, in the place of the one that is there. */
    static void make(Path folder, int plugin, int revision) throws IOException {
        Path half = folder.resolveSibling(name(plugin) + ".half");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(half), manifest(plugin, revision))) {
            for (String type : CLASSES) {
                String entry = type.replace('.', '/') + ".class";
                out.putNextEntry(new ZipEntry(entry));
                try (InputStream bytes = GreetingJars.class.getClassLoader().getResourceAsStream(entry)) {
                    bytes.transferTo(out);
                }
                out.closeEntry();
            }
        }
        Files.move(half, folder.resolve(name(plugin) + ".jar"), StandardCopyOption.ATOMIC_MOVE);
    }

    private static Manifest manifest(int plugin, int revision) {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue("Bundle-ManifestVersion", "2");
        main.putValue("Bundle-SymbolicName", name(plugin));
        main.putValue("Bundle-Version", "1.0." + revision);
        main.putValue("Bundle-Activator", GreetingActivator.class.getName());
        main.putValue("Import-Package", "org.osgi.framework;version=\"[1.8,2)\"," + CONTRACT);
        return manifest;
    }
}
