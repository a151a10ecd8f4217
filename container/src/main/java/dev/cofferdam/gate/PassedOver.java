package dev.cofferdam.gate;

import dev.cofferdam.gate.rule.Words;
import dev.cofferdam.model.BundleNode;
import dev.cofferdam.model.Finding;
import dev.cofferdam.model.FindingKind;
import dev.cofferdam.model.Severity;
import dev.cofferdam.model.WiredPackage;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Says of a package that an optional import leaves unwired who exports it nevertheless, and why no wire leads there: who
 * does not link is no candidate (OSGi Core 3.7, 57).
 */
final class PassedOver {
    private final BundleNode plugin;
    private final Function<WiredPackage, List<Finding>> judge;

    /** @param judge what speaks against a wire */
    PassedOver(BundleNode plugin, Function<WiredPackage, List<Finding>> judge) {
        this.plugin = plugin;
        this.judge = judge;
    }

    /** The finding; of a package that nobody provides with the best that was passed over, if there is one. */
    Finding told(Finding finding) {
        boolean unwired = finding.kind() == FindingKind.CLASS_MISSING
                && finding.provider().isEmpty();
        return unwired
                ? plugin.passedOver(finding.subject()).stream()
                        .findFirst()
                        .map(offer -> told(finding, offer))
                        .orElse(finding)
                : finding;
    }

    private Finding told(Finding finding, WiredPackage offer) {
        Optional<Finding> against = judge.apply(offer).stream()
                .filter(each -> each.severity() == Severity.REFUSE)
                .findFirst();
        String why = against.map(refusal -> "for it would not link: " + refusal.line())
                .orElse("though it would link: it came later, or cannot be used itself");
        return new Finding(
                finding.kind(),
                finding.severity(),
                finding.subject(),
                "is imported optionally and left unwired, so what uses it throws NoClassDefFoundError",
                finding.usedAt(),
                Optional.of("version '" + offer.exportVersion() + "' from " + Words.of(offer.exporter())
                        + ", which was passed over, " + why),
                "nothing, when '" + plugin.symbolicName() + "' does without the package; else "
                        + against.map(Finding::nextStep)
                                .orElse("restart '" + plugin.symbolicName() + "', which wires it anew"));
    }
}
