package dev.cofferdam.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.model.BundleNode;
import dev.cofferdam.model.Finding;
import dev.cofferdam.model.FindingKind;
import dev.cofferdam.model.Severity;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CulpritsTest {
    private static final Finding LIE = finding(FindingKind.PROVIDER_LIES, "a", "lacks things: it should be 2.0.0");
    private static final Finding GONE = finding(FindingKind.METHOD_MISSING, "int a.B.c()", "is not there");

    private static Finding finding(FindingKind kind, String subject, String problem) {
        return new Finding(kind, Severity.REFUSE, subject, problem, List.of(), Optional.of("nothing"), "mend it")
                .providedBy("api");
    }

    private record Provider(String symbolicName) implements BundleNode {
        @Override
        public String version() {
            return "1.1.0";
        }

        @Override
        public boolean host() {
            return false;
        }

        @Override
        public List<Path> jars() {
            return List.of();
        }

        @Override
        public List<BundleNode> searchOrder(String packageName) {
            return List.of();
        }
    }

    @Test
    void whoIsRefusedBecauseOfAProviderThatLiesIsToldWhoIsToBlame() {
        Culprits culprits = new Culprits();
        culprits.remember(new Provider("api"), List.of(LIE));
        assertThat(culprits.name(List.of(GONE)).get(0).instead())
                .contains("nothing; to blame is 'api': 'a' lacks things: it should be 2.0.0");
        assertThat(culprits.name(List.of(GONE)).get(0).id()).isEqualTo(GONE.id());
    }

    @Test
    void othersAreNotBlamed() {
        Culprits culprits = new Culprits();
        culprits.remember(new Provider("api"), List.of(LIE));
        Finding elsewhere = finding(FindingKind.METHOD_MISSING, "int b.B.c()", "is not there");
        assertThat(culprits.name(List.of(LIE, elsewhere, GONE.providedBy("other"))))
                .containsExactly(LIE, elsewhere, GONE.providedBy("other"));
    }

    @Test
    void anHonestRevisionClearsTheName() {
        Culprits culprits = new Culprits();
        culprits.remember(new Provider("api"), List.of(LIE));
        culprits.remember(new Provider("api"), List.of());
        assertThat(culprits.name(List.of(GONE))).containsExactly(GONE);
    }
}
