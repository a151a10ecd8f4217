package dev.cofferdam.gate.space;

import dev.cofferdam.gate.classfile.ClassFile;
import dev.cofferdam.gate.verify.Flaw;
import dev.cofferdam.gate.verify.Pairs;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The classes of one jar, as a bundle's class loader finds them on this JVM. Filled by {@link JarScan}, then only read. */
public final class JarTable {
    private final Map<String, JarClass> classes = new LinkedHashMap<>();
    private final Map<String, ClassFile.Unreadable> unreadable = new TreeMap<>();
    private final Map<String, Flaw> flaws = new TreeMap<>();
    private final Set<String> packages = new HashSet<>();
    private final Set<String> entryPoints = new HashSet<>();
    private Optional<String> problem = Optional.empty();
    private Pairs pairs = Pairs.NONE;
    private List<String> classPath = List.of();

    JarTable() {}

    /** Whether it is the first of its name. */
    boolean add(JarClass found) {
        boolean first = !unreadable.containsKey(found.symbol().name())
                && classes.putIfAbsent(found.symbol().name(), found) == null;
        if (first) {
            packages.add(found.symbol().packageName());
        }
        return first;
    }

    void addUnreadable(String internalName, ClassFile.Unreadable file) {
        if (!classes.containsKey(internalName)) {
            unreadable.putIfAbsent(internalName, file);
        }
    }

    void addFlaw(String internalName, Flaw flaw) {
        flaws.put(internalName, flaw);
    }

    void addEntryPoint(String internalName) {
        entryPoints.add(internalName);
    }

    void needs(Pairs all) {
        pairs = all;
    }

    void lacks(List<String> entries) {
        classPath = entries;
    }

    void fail(String why) {
        problem = Optional.of(why);
    }

    /** All classes by internal name, in the order of the jar's entries, which is most often that of the names. */
    public Map<String, JarClass> classes() {
        return classes;
    }

    /** Why a class that is there cannot be read, by internal name. */
    public Map<String, ClassFile.Unreadable> unreadable() {
        return unreadable;
    }

    /** Why the JVM refuses a class among {@link #classes} whatever it is wired to, by internal name. */
    public Map<String, Flaw> flaws() {
        return flaws;
    }

    /** What the code of the classes needs of the classes that it is wired to. */
    public Pairs pairs() {
        return pairs;
    }

    /** The class path that its manifest names, when some entries of it are not there; else empty. */
    List<String> classPathThatLacks() {
        return classPath;
    }

    /** Whether a class of that package is there. */
    boolean holdsPackage(String packageName) {
        return packages.contains(packageName);
    }

    /** The classes that the framework loads by name: activators and components. */
    public Set<String> entryPoints() {
        return entryPoints;
    }

    /** Why the jar, or one nested in it, cannot be read; empty when it can. */
    public Optional<String> problem() {
        return problem;
    }
}
