package dev.cofferdam.gate.rule;

import dev.cofferdam.gate.classfile.Use;
import java.util.Optional;

/** No class is its own supertype (JVMS 5.3.5). */
final class NotCircular implements LinkRule {
    @Override
    public int uses() {
        return Use.EXTENDS.bit() | Use.IMPLEMENTS.bit();
    }

    @Override
    public Optional<Breach> check(Link link) {
        if (!link.lineage(link.owner()).circular()) {
            return Optional.empty();
        }
        return Optional.of(link.classBreach(
                JvmError.CLASS_CIRCULARITY, "is among its own supertypes, so loading throws ClassCircularityError"));
    }
}
