package dev.cofferdam.deploy;

import java.util.Locale;

/** Which names in the folder stand for jars, and what the note beside a jar is called. */
final class JarNames {

    static final String NOTE = ".failed";

    private static final String JAR = ".jar";

    private JarNames() {}

    static boolean isJar(String name) {
        return !name.startsWith(".")
                && name.length() > JAR.length()
                && name.toLowerCase(Locale.ROOT).endsWith(JAR);
    }

    static boolean isNote(String name) {
        return name.endsWith(NOTE) && isJar(name.substring(0, name.length() - NOTE.length()));
    }

    static String note(String jar) {
        return jar + NOTE;
    }

    static String jar(String note) {
        return note.substring(0, note.length() - NOTE.length());
    }
}
