package dev.cofferdam.itests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.model.CheckReport;
import dev.cofferdam.model.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Many released bundles that belong together and are known to link: the gate refuses none. */
class RealSetIT {
    private final List<Path> jars = Built.jars(Built.realSet());
    private final SetJudge judge = new SetJudge();

    @Test
    void theSetHasAtLeast250Bundles() {
        assertThat(jars.stream()
                        .map(jar -> Recipe.of(jar).headers())
                        .map(headers -> headers.get("Bundle-SymbolicName") + " " + headers.get("Bundle-Version"))
                        .distinct())
                .hasSizeGreaterThanOrEqualTo(250);
    }

    @Test
    void admissionLetsAllPass() {
        assertThat(jars).extracting(judge::admit).noneMatch(Verdict::refuses);
    }

    @Test
    void theGateRefusesNoneAmongAllTheOthers() {
        long began = System.nanoTime();
        List<CheckReport> reports = judge.judgeTogether(jars);
        long took = Duration.ofNanos(System.nanoTime() - began).toMillis();

        assertThat(refused(reports)).isEmpty();
        System.out.println(reports.size() + " bundles with "
                + reports.stream().mapToInt(report -> report.wires().size()).sum() + " wires were judged in " + took
                + " ms");
    }

    private static Map<String, String> refused(List<CheckReport> reports) {
        return reports.stream()
                .filter(report -> !report.fits())
                .collect(Collectors.toMap(CheckReport::file, CheckReport::text, (one, other) -> one, TreeMap::new));
    }
}
