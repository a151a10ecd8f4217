package dev.cofferdam.deploy;

import dev.cofferdam.deploy.admission.BundleVersion;
import dev.cofferdam.model.Revision;
import java.util.Comparator;
import java.util.Objects;

/**
 * A jar in the folder that could be the plugin it says it is.
 *
 * @param fileName its name in the folder, as it is: for comparing, never for showing
 * @param revision its bytes, with a name that is fit to be shown
 */
record Candidate(String fileName, Revision revision) {

    /** The better one last: by version, then by file name. It does not depend on which was there first. */
    static final Comparator<Candidate> ORDER =
            Comparator.comparing(Candidate::version).thenComparing(Candidate::fileName);

    Candidate {
        Objects.requireNonNull(fileName, "fileName");
        Objects.requireNonNull(revision, "revision");
    }

    /** For comparing; read anew each time, because a text is all that is kept for each plugin. */
    BundleVersion version() {
        return BundleVersion.parse(revision.version()).orElse(BundleVersion.NONE);
    }

    String plugin() {
        return revision.plugin();
    }
}
