package dev.cofferdam.gate.rule;

import dev.cofferdam.gate.classfile.Use;
import java.util.Optional;

/** No class is its own supertype (JVMS 5.3.5). */
final class NotCircular implements LinkRule {
    @Override
    public Optional<Breach> check(Link link) {
        boolean inherits = link.reference().usesAny(Use.EXTENDS, Use.IMPLEMENTS);
        if (!inherits || !link.lineage(link.owner()).circular()) {
            return Optional.empty();
        }
        return Optional.of(link.classBreach(
                JvmError.CLASS_CIRCULARITY, "is among its own supertypes, so loading throws ClassCircularityError"));
    }
}
