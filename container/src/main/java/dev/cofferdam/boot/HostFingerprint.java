package dev.cofferdam.boot;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** What a verdict depends on beside the plugins: the JVM, and the classes that the host shares, the gate's own among them. */
final class HostFingerprint {
    private HostFingerprint() {}

    /** A text that is another as soon as the JVM or a file on the class path is. */
    static String of(ClassLoader loader) throws IOException {
        Set<String> parts = new TreeSet<>();
        parts.add("java " + Runtime.version() + " " + System.getProperty("java.vm.vendor"));
        add(Path.of(System.getProperty("java.home"), "lib", "modules"), parts);
        parts.add("opened by flags " + opened());
        Set<String> modules = new TreeSet<>();
        for (Module module : ModuleLayer.boot().modules()) {
            modules.add(module.getName());
        }
        parts.add("modules " + modules);
        for (String property : Set.of("java.class.path", "jdk.module.path")) {
            String path = System.getProperty(property);
            if (path != null) { // an empty entry is the working folder, and no entry is not
                for (String entry : path.split(File.pathSeparator)) {
                    add(Path.of(entry), parts);
                }
            }
        }
        for (URL manifest : Collections.list(loader.getResources("META-INF/MANIFEST.MF"))) {
            String url = manifest.toString();
            int inside = url.indexOf("!/");
            if (url.startsWith("jar:file:") && inside > 0) {
                add(Path.of(URI.create(url.substring("jar:".length(), inside))), parts);
            } else {
                parts.add(url);
            }
        }
        return String.join("\n", parts);
    }

    /** The packages of the JDK that bundles may use though their modules do not say so ({@code --add-exports}). */
    private static String opened() {
        Module everybody = ClassLoader.getSystemClassLoader().getUnnamedModule();
        Set<String> opened = new TreeSet<>();
        for (Module module : ModuleLayer.boot().modules()) {
            for (String name : module.getPackages()) {
                if (module.isExported(name, everybody) && !module.isExported(name)) {
                    opened.add(module.getName() + "/" + name);
                }
            }
        }
        return opened.toString();
    }

    private static void add(Path path, Set<String> parts) throws IOException {
        if (Files.isRegularFile(path)) {
            parts.add(state(path));
        } else if (Files.isDirectory(path)) {
            try (Stream<Path> files = Files.walk(path)) {
                files.filter(file -> file.toString().endsWith(".class")).forEach(file -> parts.add(state(file)));
            }
        }
    }

    private static String state(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return file.toAbsolutePath() + " " + attributes.size() + " "
                    + attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS);
        } catch (IOException gone) {
            return file + " is gone";
        }
    }
}
