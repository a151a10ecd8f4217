package dev.cofferdam.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.model.Finding;
import java.nio.file.Path;
import java.util.List;

/** One case on its own, for the rules that take more than a contract and a client. */
final class CaseKit {
    private CaseKit() {}

    /** The case links, and the gate says so. */
    static void links(Path folder, Case subject) {
        CaseVerdict verdict = judged(folder, subject);
        assertThat(verdict.breaks()).as(verdict.text()).isFalse();
    }

    /** The case breaks with that error, and the gate names it. */
    static List<Finding> breaks(Path folder, Case subject, String error) {
        CaseVerdict verdict = judged(folder, subject);
        assertThat(verdict.error()).as(verdict.text()).contains(error);
        assertThat(verdict.named()).as(verdict.text()).isTrue();
        return verdict.verdict().findings();
    }

    private static CaseVerdict judged(Path folder, Case subject) {
        CaseVerdict verdict = CaseVerdict.of(folder, List.of(subject), false).get(0);
        assertThat(verdict.agrees()).as(verdict.text()).isTrue();
        return verdict;
    }
}
