package dev.cofferdam.deploy.admission;

import dev.cofferdam.model.Finding;
import dev.cofferdam.model.FindingKind;
import dev.cofferdam.model.PlainText;
import dev.cofferdam.model.Severity;
import java.util.List;
import java.util.Optional;

/** Words findings of this room: all of them refuse, and all text that came with the jar is made plain. */
final class Findings {

    static final String BUILD_AGAIN = "build the jar again, or copy it again if the build is right";

    private Findings() {}

    static Finding unusable(String subject, String problem, String nextStep) {
        return finding(FindingKind.UNUSABLE_JAR, subject, problem, Optional.empty(), nextStep);
    }

    static Finding unusable(String subject, String problem, String instead, String nextStep) {
        return finding(FindingKind.UNUSABLE_JAR, subject, problem, Optional.of(instead), nextStep);
    }

    static Finding unreadableClass(String subject, String problem, String nextStep) {
        return finding(FindingKind.CLASS_UNREADABLE, subject, problem, Optional.empty(), nextStep);
    }

    private static Finding finding(
            FindingKind kind, String subject, String problem, Optional<String> instead, String nextStep) {
        return new Finding(kind, Severity.REFUSE, PlainText.of(subject), problem, List.of(), instead, nextStep);
    }
}
