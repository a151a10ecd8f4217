package dev.cofferdam.gate.rule;

import dev.cofferdam.gate.space.LoadedClass;
import java.util.Optional;

/** A rule about one value that a class's code hands on. */
interface FlowRule {

    /** What breaks; empty when the rule holds or does not concern the flow. */
    Optional<Breach> check(LoadedClass subject, Flow flow, Linker linker);
}
