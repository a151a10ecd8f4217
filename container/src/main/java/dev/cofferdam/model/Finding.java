package dev.cofferdam.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
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
 * @param provider the symbolic name of the bundle that the subject comes from; empty where nobody provides it
 * @param accepted why a person lets it pass; empty where nobody does
 */
public record Finding(
        FindingKind kind,
        Severity severity,
        String subject,
        String problem,
        List<String> usedAt,
        Optional<String> instead,
        String nextStep,
        Optional<String> provider,
        Optional<String> accepted) {
    private static final int ID_BYTES = 4;

    public Finding {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(problem, "problem");
        usedAt = List.copyOf(usedAt);
        Objects.requireNonNull(instead, "instead");
        Objects.requireNonNull(nextStep, "nextStep");
        Objects.requireNonNull(provider, "provider");
        Objects.requireNonNull(accepted, "accepted");
    }

    /** A finding that is nobody's in particular. */
    public Finding(
            FindingKind kind,
            Severity severity,
            String subject,
            String problem,
            List<String> usedAt,
            Optional<String> instead,
            String nextStep) {
        this(kind, severity, subject, problem, usedAt, instead, nextStep, Optional.empty(), Optional.empty());
    }

    /** The same finding at another weight. */
    public Finding at(Severity other) {
        return new Finding(kind, other, subject, problem, usedAt, instead, nextStep, provider, accepted);
    }

    /** The same finding, the subject of which comes from this bundle. */
    public Finding providedBy(String symbolicName) {
        return new Finding(
                kind, severity, subject, problem, usedAt, instead, nextStep, Optional.of(symbolicName), accepted);
    }

    /** The same finding as a warning, because a person lets it pass for this reason. */
    public Finding acceptedFor(String reason) {
        return new Finding(
                kind, Severity.WARN, subject, problem, usedAt, instead, nextStep, provider, Optional.of(reason));
    }

    /** The same finding with one more sentence on what is there. */
    public Finding insteadAlso(String sentence) {
        String more = instead.map(there -> there + "; ").orElse("") + sentence;
        return new Finding(kind, severity, subject, problem, usedAt, Optional.of(more), nextStep, provider, accepted);
    }

    /**
     * The name by which a person accepts the finding: {@code COF-} and eight hexadecimal digits. It is that of kind,
     * subject and provider, so it stays over revisions, places and versions.
     */
    public String id() {
        String text = kind + "\n" + subject + "\n" + provider.orElse("");
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "COF-" + HexFormat.of().formatHex(digest, 0, ID_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** What is wrong, in one line: the subject in quotes, the problem, the id. */
    public String line() {
        return "'" + subject + "' " + problem + " [" + id() + "]";
    }

    /** The finding for people: what is wrong, where, what is there instead, the next step. */
    public String text() {
        StringBuilder text = new StringBuilder(line());
        usedAt.stream().limit(3).forEach(place -> text.append("\n    used at ").append(place));
        if (usedAt.size() > 3) {
            text.append("\n    and at ").append(usedAt.size() - 3).append(" more places");
        }
        instead.ifPresent(there -> text.append("\n    there is ").append(there));
        accepted.ifPresentOrElse(
                reason -> text.append("\n    accepted: ").append(reason),
                () -> text.append("\n    next: ").append(nextStep));
        return text.toString();
    }
}
