package dev.cofferdam.gate;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles text blocks and packs jars, in one folder. */
final class JarKit {
    private static final Pattern PACKAGE = Pattern.compile("package\\s+([\\w.]+)\\s*;");
    private static final Pattern TYPE = Pattern.compile("(?:class|interface|enum|record)\\s+(\\w+)");

    private final Path folder;
    private int count;

    JarKit(Path folder) {
        this.folder = folder;
    }

    /** A jar of what the sources compile to. */
    Path jar(String name, List<Path> classPath, String... sources) {
        return pack(name, Map.of(), compile(classPath, sources));
    }

    /** The bytes that the sources compile to, by zip entry. */
    Map<String, byte[]> compile(List<Path> classPath, String... sources) {
        if (sources.length == 0) {
            return new TreeMap<>();
        }
        try {
            Path output = Files.createDirectories(folder.resolve("classes" + count++));
            List<String> options =
                    new ArrayList<>(List.of("-d", output.toString(), "-g", "-proc:none", "-nowarn", "--release", "17"));
            String path = String.join(
                    System.getProperty("path.separator"),
                    classPath.stream().map(Path::toString).toList());
            options.addAll(List.of("-cp", path));
            StringWriter messages = new StringWriter();
            JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
            boolean compiled = javac.getTask(
                            messages,
                            null,
                            null,
                            options,
                            null,
                            Stream.of(sources).map(Source::new).toList())
                    .call();
            if (!compiled) {
                throw new IllegalArgumentException(messages.toString());
            }
            return contents(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, byte[]> contents(Path root) throws IOException {
        Map<String, byte[]> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.put(root.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        }
        return contents;
    }

    /** A jar with these headers and entries. */
    Path pack(String name, Map<String, String> headers, Map<String, byte[]> entries) {
        Path jar = folder.resolve(name + "-" + count++ + ".jar");
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        headers.forEach((key, value) -> manifest.getMainAttributes().putValue(key, value));
        try (OutputStream file = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(file)) {
            zip.putNextEntry(new ZipEntry("META-INF/MANIFEST.MF"));
            manifest.write(zip);
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return jar;
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String text) {
            super(URI.create("string:///" + path(text)), JavaFileObject.Kind.SOURCE);
            this.text = text;
        }

        private static String path(String text) {
            Matcher packageName = PACKAGE.matcher(text);
            Matcher type = TYPE.matcher(text);
            if (!type.find()) {
                throw new IllegalArgumentException("no type in " + text);
            }
            String folder = packageName.find() ? packageName.group(1).replace('.', '/') + "/" : "";
            return folder + type.group(1) + ".java";
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
