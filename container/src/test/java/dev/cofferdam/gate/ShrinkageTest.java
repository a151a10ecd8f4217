package dev.cofferdam.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.gate.offline.BundleJar;
import dev.cofferdam.model.Finding;
import dev.cofferdam.model.FindingKind;
import dev.cofferdam.model.Severity;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShrinkageTest {
    private static final String BEFORE = """
            package api;
            public class Api {
                public static final int LIMIT = 3;
                protected int kept;
                int hidden;
                public Api(String name) {}
                public void go() {}
                protected void own() {}
                void inner() {}
                private static class Secret { public void gone() {} }
            }
            """;

    @TempDir
    Path folder;

    private List<Finding> replace(String before, String[] old, String after, String... now) {
        JarKit kit = new JarKit(folder);
        BundleJar first = OfflineKit.bundle(
                kit, "api", "1.0.0", "Export-Package: api;version=" + before, kit.compile(List.of(), old));
        BundleJar second = OfflineKit.bundle(
                kit, "api", "1.1.0", "Export-Package: api;version=" + after, kit.compile(List.of(), now));
        return OfflineKit.check(second, first).verdict().findings();
    }

    private List<Finding> replace(String before, String after, String now) {
        return replace(before, new String[] {BEFORE}, after, now);
    }

    @Test
    void whatWentThoughTheVersionPromisesItIsToldWithTheVersionThatWasDue() {
        String now = "package api; public class Api { protected int kept; public void go() {} }";
        assertThat(replace("1.2", "1.3", now)).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(FindingKind.PROVIDER_LIES);
            assertThat(finding.severity()).isEqualTo(Severity.WARN);
            assertThat(finding.provider()).contains("api");
            assertThat(finding.text())
                    .contains("'api' is exported at 1.3.0, which promises all that 1.2.0 had")
                    .contains("lacks 3 of its classes or members: it should be 2.0.0")
                    .contains("'api.Api.LIMIT', 'api.Api.Api(String)', 'api.Api.own()'")
                    .contains("next: export it at 2.0.0");
        });
    }

    @ParameterizedTest
    @CsvSource({"1.2, 2.0", "0.2, 0.3", "0.2, 1.0", "1.2, 1.1"})
    void aVersionThatPromisesNothingIsNoLie(String before, String after) {
        assertThat(replace(before, after, "package api; public class Api {}")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1.2, 1.2, 2.0.0", "1.2, 1.2.1, 2.0.0", "0.2, 0.2.1, 0.3.0"})
    void aVersionThatPromisesCompatibilityIs(String before, String after, String due) {
        assertThat(replace(before, after, "package other; public class Api {}"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.problem()).endsWith("it should be " + due));
    }

    @Test
    void whatMovedToASupertypeIsStillThere() {
        String[] before = {"package api; public class Api { public void go() {} }"};
        assertThat(replace(
                        "1.0",
                        before,
                        "1.1",
                        "package api; public class Api extends Base {}",
                        "package api; public class Base { public void go() {} }"))
                .isEmpty();
    }

    @Test
    void accessThatWasNarrowedIsALoss() {
        String[] before = {"package api; public class Api { public void go() {} protected void own() {} }"};
        assertThat(replace(
                        "1.0", before, "1.1", "package api; public class Api { protected void go() {} void own() {} }"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.problem()).contains("lacks 2 of"));
    }

    @Test
    void moreThanThereWasIsNoLoss() {
        assertThat(replace("1.0", "1.0", BEFORE + " interface More {}")).isEmpty();
    }
}
