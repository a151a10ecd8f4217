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

    /** The findings, each cause with what follows from it. */
    public List<FindingGroup> groups() {
        return FindingGroup.of(findings);
    }

    /** All findings for people, consequences below their cause, numbered when there are several. */
    public String text() {
        List<FindingGroup> groups = groups();
        if (groups.size() == 1) {
            return groups.get(0).text();
        }
        return IntStream.range(0, groups.size())
                .mapToObj(i -> (i + 1) + ". " + groups.get(i).text())
                .collect(Collectors.joining("\n"));
    }
}
