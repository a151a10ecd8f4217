package dev.cofferdam.deploy.admission;

import dev.cofferdam.model.Finding;
import java.util.ArrayList;
import java.util.List;

/** Looks at the first eight bytes of class files (JVMS 4.1): are they class files, and old enough for this JVM. */
final class ClassFiles {

    static final int HEADER = 8;

    private static final int MAGIC = 0xCAFEBABE;

    /** Class file version 45 is that of Java 1.1, and from then on they went up together. */
    private static final int FIRST = 44;

    private final int javaFeature;
    private final List<Finding> broken = new ArrayList<>();
    private String firstNew = "";
    private int firstNewMajor;
    private int newOnes;

    ClassFiles(int javaFeature) {
        this.javaFeature = javaFeature;
    }

    void look(String entry, byte[] start, int length) {
        String name = entry.substring(0, entry.length() - ".class".length()).replace('/', '.');
        if (length < HEADER || number(start, 0, 4) != MAGIC) {
            add(name, length < HEADER ? "is cut off in its first bytes" : "is no class file, whatever its name says");
            return;
        }
        if (name.startsWith("java.")) {
            add(name, "is in a package that belongs to the JDK alone");
        }
        int major = number(start, 6, 2);
        if (major > javaFeature + FIRST && newOnes++ == 0) {
            firstNew = name;
            firstNewMajor = major;
        }
    }

    List<Finding> findings(String fileName) {
        List<Finding> findings = new ArrayList<>(broken);
        if (newOnes > 0) {
            String more = newOnes == 1
                    ? ""
                    : ", as are " + (newOnes - 1) + " more classes of '" + PlainText.of(fileName) + "'";
            findings.add(Findings.unreadableClass(
                    firstNew,
                    "is compiled for Java " + (firstNewMajor - FIRST) + " (class file version " + firstNewMajor
                            + "), this JVM is Java " + javaFeature + " (" + (javaFeature + FIRST) + ")" + more,
                    "compile with '--release " + javaFeature + "', or run the container on Java "
                            + (firstNewMajor - FIRST) + " or newer"));
        }
        return findings;
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
