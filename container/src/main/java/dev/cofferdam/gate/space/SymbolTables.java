package dev.cofferdam.gate.space;

import dev.cofferdam.gate.classfile.ClassFile;
import dev.cofferdam.gate.classfile.ClassFileReader;
import dev.cofferdam.gate.classfile.Names;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What was read of jars, host and JDK, each class once. Safe for use by several threads, and asks nobody who could wait for one of them. */
public final class SymbolTables {
    private final Function<String, Optional<byte[]>> hostClasses;
    private final int feature;
    private final Limits limits;
    private final ClassFileReader reader;
    private final Map<Path, JarTable> jars = new HashMap<>();
    private final Map<String, Optional<ClassFile>> jdk = new HashMap<>();
    private final Map<String, Optional<ClassFile>> host = new HashMap<>();
    private final JdkClasses jdkClasses = new JdkClasses();

    /**
     * @param hostClasses the bytes of a class of the host by internal name
     * @param feature the feature version of the JVM that is to run the classes
     */
    public SymbolTables(Function<String, Optional<byte[]>> hostClasses, int feature, Limits limits) {
        this.hostClasses = hostClasses;
        this.feature = feature;
        this.limits = limits;
        this.reader = new ClassFileReader(Runtime.version().feature()); // host and JDK are those of this JVM
    }

    public synchronized JarTable jar(Path jar) {
        return jars.computeIfAbsent(jar, path -> JarScan.scan(path, feature, limits));
    }

    /** The bytes of a class that is in the table of that jar. */
    public Optional<byte[]> bytes(Path jar, JarClass wanted) {
        return JarScan.bytes(jar, wanted, limits);
    }

    public synchronized void forget(Path jar) {
        jars.remove(jar);
    }

    boolean jdkHolds(String packageName) {
        return jdkClasses.holdsPackage(packageName);
    }

    synchronized Optional<ClassFile> jdk(String internalName) {
        return jdk.computeIfAbsent(
                internalName,
                name -> jdkClasses.bytes(Names.packageOf(name), name).map(reader::readSymbol));
    }

    synchronized Optional<ClassFile> host(String internalName) {
        return host.computeIfAbsent(
                internalName, name -> hostClasses.apply(name).map(reader::readSymbol));
    }
}
