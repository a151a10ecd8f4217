package dev.cofferdam.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.model.BundleNode;
import dev.cofferdam.model.Finding;
import dev.cofferdam.model.Severity;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What was released and works is not refused: every jar that these tests run with, wired to the jars around it. */
class RealJarsTest {
    private static final BundleNode HOST = FakeBundle.theHost();

    static List<Path> jars() {
        return Arrays.stream(System.getProperty("java.class.path").split(System.getProperty("path.separator")))
                .filter(entry -> entry.endsWith(".jar"))
                .map(Path::of)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("jars")
    void aReleasedJarFitsItself(Path jar) {
        assertThat(refusals(FakeBundle.of(jar.getFileName().toString(), "1", jar)))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("jars")
    void aReleasedJarFitsThoseItWasTestedWith(Path jar) {
        assertThat(refusals(new OnClassPath(jar))).isEmpty();
    }

    private static List<Finding> refusals(BundleNode plugin) {
        return new Gate(name -> Optional.empty())
                .judge(plugin).findings().stream()
                        .filter(finding -> finding.severity() == Severity.REFUSE)
                        .toList();
    }

    /** A jar as a bundle that asks all others for what they hold, then itself. */
    private record OnClassPath(Path jar) implements BundleNode {
        @Override
        public String symbolicName() {
            return jar.getFileName().toString();
        }

        @Override
        public String version() {
            return "1";
        }

        @Override
        public boolean host() {
            return false;
        }

        @Override
        public List<Path> jars() {
            return List.of(jar);
        }

        @Override
        public List<BundleNode> searchOrder(String packageName) {
            Stream<BundleNode> others = RealJarsTest.jars().stream()
                    .filter(other -> !other.equals(jar))
                    .map(OnClassPath::new);
            return Stream.concat(Stream.of(this, HOST), others).toList();
        }
    }
}
