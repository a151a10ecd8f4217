package dev.cofferdam.deploy.admission;

import dev.cofferdam.model.Finding;
import dev.cofferdam.model.PlainText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** No entry's name may lead out of a folder that it is unpacked to, and no two entries may have one name. */
final class EntryNames {

    /** How many bad names are told one by one. */
    private static final int SHOWN = 5;

    private EntryNames() {}

    static List<Finding> judge(Archive archive) {
        List<Finding> findings = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (ArchiveEntry entry : archive.entries()) {
            problem(entry, seen)
                    .map(problem -> Findings.unusable(
                            archive.fileName(),
                            "has an entry '" + PlainText.of(entry.name()) + "' " + problem,
                            Findings.BUILD_AGAIN))
                    .ifPresent(findings::add);
            if (findings.size() == SHOWN) {
                break;
            }
        }
        return findings;
    }

    private static Optional<String> problem(ArchiveEntry entry, Set<String> seen) {
        String name = entry.name();
        if (name.isEmpty()) {
            return Optional.of("without a name");
        }
        if (name.indexOf('\0') >= 0) {
            return Optional.of("with a NUL character in its name");
        }
        if (name.indexOf('\\') >= 0) {
            return Optional.of("with a backslash in its name");
        }
        if (name.startsWith("/") || name.matches("(?s)[A-Za-z]:.*")) {
            return Optional.of("whose name is an absolute path");
        }
        if (("/" + name + "/").contains("/../")) {
            return Optional.of("whose name leads out of the jar");
        }
        // Folders are entered twice by many tools, and nothing is ever read from them.
        return !seen.add(name) && !entry.directory()
                ? Optional.of("twice, so that readers could see different bytes under one name")
                : Optional.empty();
    }
}
