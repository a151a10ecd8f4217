package dev.cofferdam.deploy.admission;

import dev.cofferdam.model.Verdict;
import java.util.Objects;
import java.util.Optional;

/**
 * What admission says of a jar.
 *
 * @param identity who the bundle is; empty when the verdict refuses it
 * @param verdict all that is wrong with it
 */
public record Judgement(Optional<Identity> identity, Verdict verdict) {
    public Judgement {
        Objects.requireNonNull(identity, "identity");
        Objects.requireNonNull(verdict, "verdict");
    }

    /** Whether nothing is wrong but that the jar is no bundle. */
    public boolean plain() {
        return verdict.findings().size() == 1
                && verdict.findings().get(0).problem().startsWith(BundleHeaders.PLAIN);
    }
}
