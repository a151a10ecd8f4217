package dev.cofferdam.gate.space;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which entry of a container holds which class on this JVM: the highest branch below {@code META-INF/versions} that the JVM
 * takes, if the manifest asks for it.
 */
final class ClassEntries {
    private static final String SUFFIX = ".class";
    private static final String META_INF = "META-INF/";
    private static final String VERSIONS = "META-INF/versions/";

    private record Choice(int release, String entry) {}

    private final Map<String, Choice> choices = new LinkedHashMap<>();

    /**
     * @param prefix of the entries that count: empty, or a directory with its slash
     * @param feature the JVM's feature version; 0 when the container is not a multi-release one
     */
    ClassEntries(Collection<String> entries, String prefix, int feature) {
        for (String entry : entries) {
            if (entry.startsWith(prefix) && entry.endsWith(SUFFIX)) {
                consider(entry, entry.substring(prefix.length()), feature);
            }
        }
    }

    private void consider(String entry, String path, int feature) {
        int release = 0;
        String name = path;
        if (path.startsWith(VERSIONS)) {
            int slash = path.indexOf('/', VERSIONS.length());
            release = slash < 0 ? -1 : release(path.substring(VERSIONS.length(), slash));
            name = path.substring(slash + 1);
            if (release < 9 || release > feature) {
                return;
            }
        }
        if (!name.startsWith(META_INF) && !name.endsWith("module-info.class")) {
            Choice choice = new Choice(release, entry);
            String internalName = name.substring(0, name.length() - SUFFIX.length());
            choices.merge(internalName, choice, (one, other) -> one.release() > other.release() ? one : other);
        }
    }

    private static int release(String digits) {
        boolean number =
                !digits.isEmpty() && digits.length() < 5 && digits.chars().allMatch(Character::isDigit);
        return number ? Integer.parseInt(digits) : -1;
    }

    /** The internal names, as their entries' paths have them, in the order of the entries. */
    Collection<String> names() {
        return choices.keySet();
    }

    String entry(String internalName) {
        return choices.get(internalName).entry();
    }
}
