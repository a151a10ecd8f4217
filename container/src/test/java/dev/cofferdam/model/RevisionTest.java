package dev.cofferdam.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class RevisionTest {
    private static final String DIGEST = "0123456789abcdef".repeat(4);

    @Test
    void aStagedJarIsNamedByItsDigestInTheFolder() {
        Path staged = Path.of("data", "staged");
        Revision revision = revision(staged);
        assertThat(revision.jar()).isEqualTo(staged.resolve(DIGEST + ".jar"));
        assertThat(revision(revision.jar())).isEqualTo(revision).hasSameHashCodeAs(revision);
    }

    @Test
    void aJarElsewhereIsItself() {
        Path elsewhere = Path.of("plugins", "min.jar");
        assertThat(revision(elsewhere).jar()).isEqualTo(elsewhere);
    }

    private static Revision revision(Path place) {
        return new Revision("min", "1.0.0", DIGEST, "min.jar", place);
    }
}
