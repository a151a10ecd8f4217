package dev.cofferdam.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.model.BundleNode;
import dev.cofferdam.model.Finding;
import dev.cofferdam.model.FindingKind;
import dev.cofferdam.model.Severity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CulpritsTest {
    private static final Finding LIE = finding(FindingKind.PROVIDER_LIES, "a", "lacks things: it should be 2.0.0");
    private static final Finding GONE = finding(FindingKind.METHOD_MISSING, "int a.B.c()", "is not there");

    private static Finding finding(FindingKind kind, String subject, String problem) {
        return new Finding(kind, Severity.REFUSE, subject, problem, List.of(), Optional.of("nothing"), "mend it")
                .providedBy("api");
    }

    private record Provider(String symbolicName, String version) implements BundleNode {
        @Override
        public boolean host() {
            return false;
        }

        @Override
        public List<Path> jars() {
            return List.of(Path.of(symbolicName + "-" + version + ".jar"));
        }

        @Override
        public List<BundleNode> searchOrder(String packageName) {
            return List.of();
        }

        @Override
        public Map<String, String> exportedPackages() {
            return Map.of("a", version);
        }
    }

    private static final Provider HONEST = new Provider("api", "1.0.0");
    private static final Provider LIAR = new Provider("api", "1.1.0");

    private final List<String> compared = new ArrayList<>();
    private final Culprits culprits = new Culprits((before, after) -> {
        compared.add(before.version() + " to " + after.version());
        return after.version().equals("1.1.0") ? List.of(LIE) : List.of();
    });

    private Finding named(Finding finding, BundleNode... providers) {
        return culprits.name(List.of(finding), () -> List.of(providers)).get(0);
    }

    @Test
    void whoIsRefusedBecauseOfAProviderThatLiesIsToldWhoIsToBlame() {
        culprits.serves(LIAR, List.of(LIE));
        assertThat(named(GONE, LIAR).instead())
                .contains("nothing; to blame is 'api': 'a' lacks things: it should be 2.0.0");
        assertThat(named(GONE, LIAR).id()).isEqualTo(GONE.id());
    }

    @Test
    void whoIsJudgedBeforeTheLiarThatIsDroppedWithItIsToldToo() {
        culprits.serves(HONEST, List.of());
        assertThat(named(GONE, LIAR).instead().orElseThrow()).contains("to blame is 'api'");
        assertThat(named(GONE, LIAR).instead().orElseThrow()).contains("to blame is 'api'");
        assertThat(compared).as("compared once").containsExactly("1.0.0 to 1.1.0");
        assertThat(named(GONE, HONEST)).isEqualTo(GONE);
    }

    @Test
    void whoNeverServedHasNothingToPromise() {
        assertThat(named(GONE, LIAR)).isEqualTo(GONE);
        assertThat(compared).isEmpty();
    }

    @Test
    void othersAreNotBlamed() {
        culprits.serves(LIAR, List.of(LIE));
        Finding elsewhere = finding(FindingKind.METHOD_MISSING, "int b.B.c()", "is not there");
        assertThat(culprits.name(List.of(LIE, elsewhere, GONE.providedBy("other")), () -> List.of(LIAR)))
                .containsExactly(LIE, elsewhere, GONE.providedBy("other"));
    }

    @Test
    void aRestartDoesNotClearTheNameButAnHonestRevisionDoes() {
        culprits.serves(LIAR, List.of(LIE));
        culprits.serves(LIAR, List.of());
        assertThat(named(GONE, LIAR)).isNotEqualTo(GONE);
        Provider mended = new Provider("api", "1.1.1");
        culprits.serves(mended, List.of());
        assertThat(named(GONE, mended)).isEqualTo(GONE);
    }
}
