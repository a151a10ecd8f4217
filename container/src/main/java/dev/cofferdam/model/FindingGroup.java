package dev.cofferdam.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A cause and what follows from it: once a package is not there, its classes are not either, and once a class is not, its
 * members are not.
 *
 * @param cause what to mend
 * @param consequences what is mended with it
 */
public record FindingGroup(Finding cause, List<Finding> consequences) {
    private static final Set<FindingKind> OF_A_PACKAGE =
            Set.of(FindingKind.PACKAGE_MISSING, FindingKind.PACKAGE_VERSION, FindingKind.REQUIREMENT_MISSING);
    private static final Set<FindingKind> OF_A_CLASS = Set.of(
            FindingKind.CLASS_MISSING,
            FindingKind.CLASS_UNREADABLE,
            FindingKind.NOT_ACCESSIBLE,
            FindingKind.INCOMPATIBLE_CHANGE);

    public FindingGroup {
        Objects.requireNonNull(cause, "cause");
        consequences = List.copyOf(consequences);
    }

    /** Folds findings: what refuses before what warns, those about one provider together, else in their order. */
    static List<FindingGroup> of(List<Finding> findings) {
        Map<String, Finding> causes = new HashMap<>();
        findings.forEach(finding -> key(finding).ifPresent(key -> causes.putIfAbsent(key, finding)));
        Map<Finding, List<Finding>> groups = new LinkedHashMap<>();
        findings.stream()
                .filter(finding -> cause(finding, causes).isEmpty())
                .forEach(cause -> groups.put(cause, new ArrayList<>()));
        findings.forEach(finding ->
                cause(finding, causes).ifPresent(cause -> groups.get(cause).add(finding)));
        Map<String, Integer> providers = new HashMap<>();
        groups.keySet().forEach(cause -> providers.putIfAbsent(provider(cause), providers.size()));
        return groups.entrySet().stream()
                .map(group -> new FindingGroup(group.getKey(), group.getValue()))
                .sorted(Comparator.comparing(
                                (FindingGroup group) -> group.cause().severity())
                        .thenComparing(group -> providers.get(provider(group.cause()))))
                .toList();
    }

    /** Under what a finding is looked up that can be the cause of others. */
    private static Optional<String> key(Finding finding) {
        if (OF_A_PACKAGE.contains(finding.kind())) {
            return Optional.of(finding.subject());
        }
        return OF_A_CLASS.contains(finding.kind())
                ? Optional.of(finding.subject() + "\n" + provider(finding))
                : Optional.empty();
    }

    /** The outermost cause, so that it is no consequence itself. */
    private static Optional<Finding> cause(Finding finding, Map<String, Finding> causes) {
        boolean ofPackage = OF_A_PACKAGE.contains(finding.kind());
        String name = name(finding.subject());
        return IntStream.rangeClosed(1, name.length())
                .filter(end -> !ofPackage && (end == name.length() || name.charAt(end) == '.'))
                .mapToObj(end -> name.substring(0, end))
                .flatMap(outer -> Stream.of(outer, outer + "\n" + provider(finding)))
                .map(causes::get)
                .filter(other -> other != null && (OF_A_PACKAGE.contains(other.kind()) || !sameSubject(other, finding)))
                .filter(other -> other.severity().compareTo(finding.severity()) <= 0)
                .findFirst();
    }

    private static boolean sameSubject(Finding one, Finding other) {
        return one.subject().equals(other.subject());
    }

    private static String provider(Finding finding) {
        return finding.provider().orElse("");
    }

    /** The dotted name in a subject: {@code a.B.c} of {@code int a.B.c(d.E)}. */
    private static String name(String subject) {
        int arguments = subject.indexOf('(');
        String symbol = arguments < 0 ? subject : subject.substring(0, arguments);
        return symbol.substring(symbol.lastIndexOf(' ') + 1);
    }

    /** The cause in full, and each consequence in a line. */
    String text() {
        StringBuilder text = new StringBuilder(cause.text());
        consequences.forEach(finding -> text.append("\n    and so ").append(finding.line()));
        return text.toString();
    }
}
