package dev.cofferdam.boot;

import dev.cofferdam.model.BundleNode;
import dev.cofferdam.model.Finding;
import dev.cofferdam.model.FindingKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Providers whose present revision has less than its version promises: who is refused because of one is told so, for it is
 * not the refused one that has to be rebuilt. Safe for use by several threads.
 */
final class Culprits {
    private final Map<String, List<Finding>> lies = new ConcurrentHashMap<>();

    /** Takes what a new revision was found to have taken away, in place of what its predecessor had. */
    void remember(BundleNode provider, List<Finding> found) {
        if (found.isEmpty()) {
            lies.remove(provider.symbolicName());
        } else {
            lies.put(provider.symbolicName(), found);
        }
    }

    /** The findings, those that such a provider is to blame for with its name. */
    List<Finding> name(List<Finding> findings) {
        return lies.isEmpty() ? findings : findings.stream().map(this::name).toList();
    }

    private Finding name(Finding finding) {
        return lie(finding)
                .map(lie -> finding.insteadAlso(
                        "to blame is '" + lie.provider().orElse("?") + "': '" + lie.subject() + "' " + lie.problem()))
                .orElse(finding);
    }

    private Optional<Finding> lie(Finding finding) {
        boolean ofLinkage = finding.kind() != FindingKind.PROVIDER_LIES;
        return finding.provider().filter(provider -> ofLinkage).stream()
                .flatMap(provider -> lies.getOrDefault(provider, List.of()).stream())
                .filter(lie -> finding.subject().contains(lie.subject() + "."))
                .findFirst();
    }
}
