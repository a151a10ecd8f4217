package dev.cofferdam.deploy;

import dev.cofferdam.deploy.admission.BundleVersion;
import dev.cofferdam.model.Revision;
import java.util.Comparator;
import java.util.Objects;

/**
 * A jar in the folder that could be the plugin it says it is.
 *
 * @param revision its bytes and its file's name
 * @param version its version, for comparing
 */
record Candidate(Revision revision, BundleVersion version) {

    /** The better one last: by version, then by file name. It does not depend on which was there first. */
    static final Comparator<Candidate> ORDER = Comparator.comparing(Candidate::version)
            .thenComparing(candidate -> candidate.revision().fileName());

    Candidate {
        Objects.requireNonNull(revision, "revision");
        Objects.requireNonNull(version, "version");
    }

    String plugin() {
        return revision.plugin();
    }

    String fileName() {
        return revision.fileName();
    }
}
