package dev.cofferdam.deploy.admission;

import dev.cofferdam.model.Finding;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks at the first bytes of class files (JVMS 4.1): are they class files, and do they keep out of the JDK's packages.
 * Whether a class is too new for this JVM is the gate's to say: what nothing needs may be as new as it likes.
 */
final class ClassFiles {

    static final int HEADER = 8;

    private static final int MAGIC = 0xCAFEBABE;

    private final List<Finding> broken = new ArrayList<>();

    void look(String entry, byte[] start, int length) {
        String name = entry.substring(0, entry.length() - ".class".length()).replace('/', '.');
        if (length < HEADER || number(start, 0, 4) != MAGIC) {
            add(name, length < HEADER ? "is cut off in its first bytes" : "is no class file, whatever its name says");
            return;
        }
        if (name.startsWith("java.")) {
            add(name, "is in a package that belongs to the JDK alone");
        }
    }

    List<Finding> findings() {
        return List.copyOf(broken);
    }

    private void add(String name, String problem) {
        if (broken.size() < 5) {
            broken.add(Findings.unreadableClass(name, problem, Findings.BUILD_AGAIN));
        }
    }

    private static int number(byte[] bytes, int at, int length) {
        int number = 0;
        for (int i = 0; i < length; i++) {
            number = number << 8 | bytes[at + i] & 0xFF;
        }
        return number;
    }
}
