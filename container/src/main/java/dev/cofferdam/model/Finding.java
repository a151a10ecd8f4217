package dev.cofferdam.model;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One reason in a verdict.
 *
 * @param kind what is wrong, in one of the words of {@link FindingKind}
 * @param severity how much it weighs
 * @param subject what the finding is about: a package, class, member or jar, as people write it
 * @param problem what is wrong with it, one sentence without the subject's name in front
 * @param usedAt the places that need the subject, {@code com.acme.Foo.bar(Foo.java:12)}; empty where it has none
 * @param instead what is there in its place, one sentence
 * @param nextStep what to do, one sentence
 */
public record Finding(
        FindingKind kind,
        Severity severity,
        String subject,
        String problem,
        List<String> usedAt,
        Optional<String> instead,
        String nextStep) {
    public Finding {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(problem, "problem");
        usedAt = List.copyOf(usedAt);
        Objects.requireNonNull(instead, "instead");
        Objects.requireNonNull(nextStep, "nextStep");
    }

    /** The same finding at another weight. */
    public Finding at(Severity other) {
        return new Finding(kind, other, subject, problem, usedAt, instead, nextStep);
    }

    /** The finding for people: the subject in quotes, what is wrong, where, what is there instead, the next step. */
    public String text() {
        StringBuilder text = new StringBuilder();
        text.append("'").append(subject).append("' ").append(problem);
        usedAt.stream().limit(3).forEach(place -> text.append("\n    used at ").append(place));
        if (usedAt.size() > 3) {
            text.append("\n    and at ").append(usedAt.size() - 3).append(" more places");
        }
        instead.ifPresent(there -> text.append("\n    there is ").append(there));
        text.append("\n    next: ").append(nextStep);
        return text.toString();
    }
}
