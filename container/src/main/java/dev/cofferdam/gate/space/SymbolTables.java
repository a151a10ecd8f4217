package dev.cofferdam.gate.space;

import dev.cofferdam.gate.classfile.ClassFile;
import dev.cofferdam.gate.classfile.ClassFileReader;
import dev.cofferdam.gate.classfile.Names;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** What was read of jars, host and JDK, each class once. Safe for use by several threads, and asks nobody who could wait for one of them. */
public final class SymbolTables {
    private final Function<String, Optional<byte[]>> hostClasses;
    private final int feature;
    private final Limits limits;
    private final ClassFileReader jarReader;
    private final ClassFileReader hostReader;
    private final Map<Path, JarTable> jars = new HashMap<>();
    private final Map<HostClassPath.Stretch, JarTable> stretches = new HashMap<>();
    private final Map<String, Optional<Lookup>> jdk = new HashMap<>();
    private final Map<String, Optional<ClassFile>> host = new HashMap<>();
    private final JdkClasses jdkClasses;

    /**
     * @param hostClasses the bytes of a class of the host by internal name
     * @param feature the feature version of the JVM that is to run the classes
     */
    public SymbolTables(Function<String, Optional<byte[]>> hostClasses, int feature, Limits limits) {
        this(hostClasses, feature, limits, new JdkClasses());
    }

    private SymbolTables(
            Function<String, Optional<byte[]>> hostClasses, int feature, Limits limits, JdkClasses jdkClasses) {
        this.hostClasses = hostClasses;
        this.feature = feature;
        this.limits = limits;
        this.jdkClasses = jdkClasses;
        int running = Runtime.version().feature(); // host and JDK are those of this JVM
        this.jarReader = new ClassFileReader(feature, limits.values());
        this.hostReader = feature == running ? jarReader : new ClassFileReader(running, limits.values());
    }

    /** Tables of the same kind with nothing in them. */
    public SymbolTables empty() {
        return new SymbolTables(hostClasses, feature, limits, jdkClasses);
    }

    public JarTable jar(Path jar) {
        return jar(jar, (found, bytes) -> {});
    }

    private synchronized JarTable jar(Path jar, BiConsumer<JarClass, byte[]> sink) {
        return jars.computeIfAbsent(jar, path -> scan(path, List.of(), sink));
    }

    private JarTable scan(Path jar, List<String> only, BiConsumer<JarClass, byte[]> sink) {
        return JarScan.scan(jar, jarReader.another(), feature, limits, only, sink);
    }

    /** What a bundle's class loader finds, in its order. @param bundle its own jar, then those of its fragments */
    public List<JarPart> parts(List<Path> bundle) {
        return parts(bundle, (found, bytes) -> {});
    }

    /** @param sink is shown the bytes of the jars' classes if they are read now, and must not wait for anybody */
    List<JarPart> parts(List<Path> bundle, BiConsumer<JarClass, byte[]> sink) {
        List<JarPart> parts = new ArrayList<>();
        List<Path> fragments = bundle.isEmpty() ? List.of() : bundle.subList(1, bundle.size());
        if (!fragments.isEmpty()) {
            Path host = bundle.get(0);
            List<String> classPath = jar(host, sink).classPathThatLacks();
            HostClassPath.of(host, classPath, fragments)
                    .forEach(stretch -> parts.add(new JarPart(stretch.jar(), table(stretch, sink))));
        }
        for (Path jar : parts.isEmpty() ? bundle : fragments) {
            parts.add(new JarPart(jar, jar(jar, sink)));
        }
        return parts;
    }

    private synchronized JarTable table(HostClassPath.Stretch stretch, BiConsumer<JarClass, byte[]> sink) {
        return stretches.computeIfAbsent(stretch, one -> scan(one.jar(), one.entries(), sink));
    }

    public Limits limits() {
        return limits;
    }

    OpenJars openJars() {
        return new OpenJars(limits);
    }

    /** The bytes of a class that is in the table of that jar. */
    public Optional<byte[]> bytes(Path jar, JarClass wanted) {
        try (OpenJars open = openJars()) {
            return open.bytes(jar, wanted);
        }
    }

    public synchronized void forget(Path jar) {
        jars.remove(jar);
        stretches.keySet().removeIf(stretch -> stretch.jar().equals(jar));
    }

    boolean jdkHolds(String packageName) {
        return jdkClasses.holdsPackage(packageName);
    }

    synchronized boolean jdkExports(String packageName) {
        return jdkClasses.exported(packageName);
    }

    /** What the JDK answers, which is the same for all who ask. */
    synchronized Optional<Lookup> jdk(String internalName) {
        Optional<Lookup> known = jdk.get(internalName);
        if (known == null) {
            known = jdkClasses
                    .bytes(Names.packageOf(internalName), internalName)
                    .map(bytes -> Lookup.of(JdkNode.JDK, hostReader.readSymbol(bytes)));
            jdk.put(internalName, known);
        }
        return known;
    }

    synchronized Optional<ClassFile> host(String internalName) {
        return host.computeIfAbsent(
                internalName, name -> hostClasses.apply(name).map(hostReader::readSymbol));
    }
}
