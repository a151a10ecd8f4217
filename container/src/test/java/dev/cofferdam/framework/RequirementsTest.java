package dev.cofferdam.framework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.osgi.framework.VersionRange;
import org.osgi.resource.Requirement;
import org.osgi.resource.Resource;

final class RequirementsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"[1.0.0,2.0.0)", "(1.0.0,2.0.0]", "[1.0.0,1.0.0]", "1.5.0", "(1.0.0,3.0.0)"})
    void theRangeOfAManifestIsReadBackFromTheFilter(String range) {
        String filter = "(&(osgi.wiring.package=a.b)" + new VersionRange(range).toFilterString("version") + ")";
        assertThat(new VersionRange(Requirements.range(requirement(filter)))).isEqualTo(new VersionRange(range));
        assertThat(Requirements.packageName(requirement(filter))).isEqualTo("a.b");
    }

    @Test
    void anImportWithoutAVersionHasNoRange() {
        assertThat(Requirements.range(requirement("(osgi.wiring.package=a.b)"))).isEmpty();
    }

    @Test
    void dynamicImportsCoverTheirPatterns() {
        assertThat(Requirements.admits(requirement("(osgi.wiring.package=a.*)"), "a.b"))
                .isTrue();
        assertThat(Requirements.admits(requirement("(osgi.wiring.package=a.*)"), "ab"))
                .isFalse();
        assertThat(Requirements.admits(requirement("(osgi.wiring.package=*)"), "x.y"))
                .isTrue();
        assertThat(Requirements.admits(requirement("(osgi.wiring.package=a.b)"), "a.b"))
                .isTrue();
    }

    private static Requirement requirement(String filter) {
        return new Requirement() {
            @Override
            public String getNamespace() {
                return "osgi.wiring.package";
            }

            @Override
            public Map<String, String> getDirectives() {
                return Map.of("filter", filter);
            }

            @Override
            public Map<String, Object> getAttributes() {
                return Map.of();
            }

            @Override
            public Resource getResource() {
                throw new UnsupportedOperationException("not asked for");
            }
        };
    }
}
