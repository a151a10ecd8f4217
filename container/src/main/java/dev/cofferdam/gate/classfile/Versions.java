package dev.cofferdam.gate.classfile;

import java.util.Optional;

/**
 * Which versions of class files a JVM takes (JVMS 4.1).
 *
 * @param feature the feature version of the JVM
 * @param preview whether it takes those that use preview features
 */
record Versions(int feature, boolean preview) {
    private static final int JAVA_1 = 44;
    private static final int OLDEST = 45;
    /** From here on the minor version says whether preview features are used, and nothing else. */
    private static final int FIRST_WITH_PREVIEW = 56;

    private static final int USES_PREVIEW = 0xFFFF;
    private static final String ERROR = " (UnsupportedClassVersionError)";

    /** Of another JVM than this one nobody knows how it will be started. */
    static Versions of(int feature) {
        return new Versions(feature, feature != Runtime.version().feature() || PreviewProbe.accepted());
    }

    /** Why it does not take that version; empty when it does. */
    Optional<ClassFile> refusal(int major, int minor) {
        if (major > feature + JAVA_1) {
            return refused("it needs Java " + (major - JAVA_1) + " and this is Java " + feature, true);
        }
        if (major < OLDEST) {
            return refused("it is of version " + major + ", and the first is " + OLDEST, false);
        }
        if (major < FIRST_WITH_PREVIEW || minor == 0) {
            return Optional.empty();
        }
        if (minor != USES_PREVIEW) {
            return refused("it is of version " + major + "." + minor + ", which there is not", false);
        }
        if (major != feature + JAVA_1) {
            return refused(
                    "it uses preview features of Java " + (major - JAVA_1) + ", which no other version accepts", true);
        }
        return preview
                ? Optional.empty()
                : refused("it uses preview features, and this JVM was started without --enable-preview", true);
    }

    private static Optional<ClassFile> refused(String why, boolean elsewhere) {
        return Optional.of(new ClassFile.Unreadable(why + ERROR, elsewhere));
    }
}
