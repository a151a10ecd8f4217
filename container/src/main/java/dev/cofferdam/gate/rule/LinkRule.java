package dev.cofferdam.gate.rule;

import dev.cofferdam.gate.classfile.Use;
import java.util.Optional;

/** A rule about one reference whose class was found. */
interface LinkRule {
    /** Stands for all uses, and for none. */
    int ANY_USE = -1;

    /** Bits of {@link Use}: of a reference that has none of them the rule has nothing to say. */
    default int uses() {
        return ANY_USE;
    }

    /** What breaks; empty when the rule holds or does not concern the reference. */
    Optional<Breach> check(Link link);
}
