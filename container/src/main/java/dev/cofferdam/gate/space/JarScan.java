package dev.cofferdam.gate.space;

import dev.cofferdam.gate.classfile.ClassFile;
import dev.cofferdam.gate.classfile.ClassFileReader;
import dev.cofferdam.model.BundleManifest;
import dev.cofferdam.model.ManifestHeaders;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Reads every class of a jar that its bundle's class loader can find, each once: {@code Bundle-ClassPath} with directories
 * and nested jars, and of multi-release jars the branch that the JVM takes. A jar that cannot be read gives a table that
 * says so.
 */
final class JarScan {
    /** JVMS 5.3.5: no other loader may define a class there. */
    private static final String JDK = "java/";

    private final int feature;
    private final Limits limits;
    private final ClassFileReader reader;
    private final BiConsumer<JarClass, byte[]> sink;
    /** Which entries of the class path count; empty for all that there are. */
    private final List<String> only;

    private final JarTable table = new JarTable();
    private long total;

    private JarScan(
            ClassFileReader reader, int feature, Limits limits, List<String> only, BiConsumer<JarClass, byte[]> sink) {
        this.only = only;
        this.feature = feature;
        this.limits = limits;
        this.reader = reader;
        this.sink = sink;
    }

    /**
     * @param only entries of a class path that the jar has, in their order; empty for its own class path
     * @param sink is shown the bytes of each class in the table once
     */
    static JarTable scan(
            Path jar,
            ClassFileReader reader,
            int feature,
            Limits limits,
            List<String> only,
            BiConsumer<JarClass, byte[]> sink) {
        JarScan scan = new JarScan(reader, feature, limits, only, sink);
        try (ZipFile zip = new ZipFile(jar.toFile());
                EntryWindow window = EntryWindow.open(jar)) {
            scan.bundle(zip, window);
        } catch (IOException | IllegalArgumentException broken) {
            scan.table.fail(reason(broken));
        }
        scan.table.needs(reader.pairs());
        return scan.table;
    }

    private static String reason(Exception broken) {
        return broken.getMessage() == null ? broken.getClass().getSimpleName() : broken.getMessage();
    }

    private void bundle(ZipFile zip, EntryWindow window) throws IOException {
        Container root = Container.of(zip, window, limits);
        ManifestHeaders headers = BundleManifest.read(zip, limits.manifest(), feature);
        if (zip.getEntry(BundleManifest.NAME) != null) {
            headers.problems().stream().findFirst().ifPresent(problem -> table.fail("it " + problem.text()));
        }
        ClassLocations locations = ClassLocations.of(headers, limits.manifest().clauses());
        EntryPoints.of(locations, root, limits).forEach(table::addEntryPoint);
        for (String path : only.isEmpty() ? ownPath(zip, locations.classPath()) : only) {
            if (path.equals(ClassLocations.ROOT)) {
                classes(root, "", "", headers.multiRelease());
            } else if (isFolder(zip, path)) {
                classes(root, "", path.endsWith("/") ? path : path + "/", false);
            } else {
                nested(root, path);
            }
        }
    }

    /** The framework takes the root when nothing else is there. */
    private List<String> ownPath(ZipFile zip, List<String> classPath) {
        List<String> there = classPath.stream().filter(path -> holds(zip, path)).toList();
        if (there.size() < classPath.size()) {
            table.lacks(classPath);
        }
        return there.isEmpty() ? List.of(ClassLocations.ROOT) : there;
    }

    /** Whether an entry of a class path is there, as what the framework can read classes from. */
    static boolean holds(ZipFile zip, String path) {
        return path.equals(ClassLocations.ROOT) || isFolder(zip, path) || isNestedJar(zip, path);
    }

    /** The framework looks past a folder that has no entry of its own. */
    private static boolean isFolder(ZipFile zip, String path) {
        ZipEntry entry = zip.getEntry(path);
        return entry != null && entry.isDirectory();
    }

    /** The framework looks past a file of another kind. */
    private static boolean isNestedJar(ZipFile zip, String path) {
        return path.endsWith(".jar") && zip.getEntry(path) != null;
    }

    private void nested(Container root, String path) throws IOException {
        Optional<byte[]> nested = root.read(path, limits.jarBytes());
        if (nested.isPresent()) {
            count(nested.get());
            Container container = Container.nested(nested.get(), limits);
            byte[] manifest = container
                    .read(BundleManifest.NAME, limits.manifest().bytes())
                    .orElse(new byte[0]);
            boolean multiRelease =
                    ManifestHeaders.parse(manifest, limits.manifest()).multiRelease();
            classes(container, path, "", multiRelease);
        }
    }

    private void classes(Container container, String nested, String prefix, boolean multiRelease) throws IOException {
        ClassEntries entries = new ClassEntries(container.entries(), prefix, multiRelease ? feature : 0);
        reader.makeRoom(entries.names().size());
        for (String name : entries.names()) {
            String entry = entries.entry(name);
            Optional<byte[]> bytes = container.read(entry, limits.classBytes());
            if (bytes.isPresent()) {
                count(bytes.get());
                keep(name, bytes.get(), nested, entry);
            }
        }
    }

    /** What lies at several places of the class path is read as often. */
    private void count(byte[] bytes) throws ZipException {
        total += bytes.length;
        if (total > limits.jarBytes()) {
            throw new ZipException("its classes and the jars in it have more than " + limits.jarBytes() + " bytes");
        }
    }

    private void keep(String name, byte[] bytes, String nested, String entry) {
        ClassFile file = reader.read(bytes);
        if (name.startsWith(JDK)) {
            table.addUnreadable(
                    name, new ClassFile.Unreadable("it is in a package that belongs to the JDK alone", false));
        } else if (file instanceof ClassFile.Unreadable unreadable) {
            table.addUnreadable(name, unreadable);
        } else if (file instanceof ClassFile.Readable readable
                && readable.symbol().name().equals(name)) {
            // a class under another path than its name is a resource: no loader can define it from there
            JarClass found = JarClass.at(entry, readable.symbol(), readable.references(), nested);
            if (table.add(found)) {
                readable.flaw().ifPresent(flaw -> table.addFlaw(name, flaw));
                sink.accept(found, bytes);
            }
        }
    }
}
