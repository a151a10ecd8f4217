package dev.cofferdam.gate.rule;

import dev.cofferdam.gate.space.LoadedClass;
import java.util.List;

/** A rule about one class of the plugin as a whole. */
interface ClassRule {

    /** What breaks, in the order of the supertypes. */
    List<Breach> check(LoadedClass subject, Linker linker);
}
