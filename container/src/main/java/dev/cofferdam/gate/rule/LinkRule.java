package dev.cofferdam.gate.rule;

import java.util.Optional;

/** A rule about one reference whose class was found. */
interface LinkRule {

    /** What breaks; empty when the rule holds or does not concern the reference. */
    Optional<Breach> check(Link link);
}
