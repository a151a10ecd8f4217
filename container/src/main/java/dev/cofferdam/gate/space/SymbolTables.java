package dev.cofferdam.gate.space;

import dev.cofferdam.gate.classfile.ClassFile;
import dev.cofferdam.gate.classfile.ClassFileReader;
import dev.cofferdam.gate.classfile.Names;
import java.nio.file.Path;
import java.util.HashMap;
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
    private final Map<String, Optional<ClassFile>> jdk = new HashMap<>();
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

    /** @param sink is shown the bytes of the jar's classes if it is read now, and must not wait for anybody */
    synchronized JarTable jar(Path jar, BiConsumer<JarClass, byte[]> sink) {
        return jars.computeIfAbsent(jar, path -> JarScan.scan(path, jarReader.another(), feature, limits, sink));
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
    }

    boolean jdkHolds(String packageName) {
        return jdkClasses.holdsPackage(packageName);
    }

    synchronized boolean jdkExports(String packageName) {
        return jdkClasses.exported(packageName);
    }

    synchronized Optional<ClassFile> jdk(String internalName) {
        return jdk.computeIfAbsent(
                internalName,
                name -> jdkClasses.bytes(Names.packageOf(name), name).map(hostReader::readSymbol));
    }

    synchronized Optional<ClassFile> host(String internalName) {
        return host.computeIfAbsent(
                internalName, name -> hostClasses.apply(name).map(hostReader::readSymbol));
    }
}
