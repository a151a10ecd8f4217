package dev.cofferdam.model;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What the gate says of one revision.
 *
 * @param subject whom it is about, {@code 'name' version}
 * @param findings all reasons, the cause before its consequences
 */
public record Verdict(String subject, List<Finding> findings) {
    public Verdict {
        Objects.requireNonNull(subject, "subject");
        findings = List.copyOf(findings);
    }

    /** Whether the revision must not run. */
    public boolean refuses() {
        return findings.stream().anyMatch(finding -> finding.severity() == Severity.REFUSE);
    }

    /** All findings for people, numbered when there are several. */
    public String text() {
        if (findings.size() == 1) {
            return findings.get(0).text();
        }
        return IntStream.range(0, findings.size())
                .mapToObj(i -> (i + 1) + ". " + findings.get(i).text())
                .collect(Collectors.joining("\n"));
    }
}
