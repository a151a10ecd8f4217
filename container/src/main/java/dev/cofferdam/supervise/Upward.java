package dev.cofferdam.supervise;

import dev.cofferdam.model.BundleNode;
import dev.cofferdam.model.Fault;
import dev.cofferdam.model.Verdict;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * What the supervisor needs of rooms that it may not know.
 *
 * @param gate judges a resolved plugin as a whole, and what it took away from the one that it replaces
 * @param changes told of everything that happens to a plugin, on the thread where it happens; must return at once
 * @param faults told of every fault; must return at once
 * @param quarantines remembers who is quarantined
 */
public record Upward(
        BiFunction<BundleNode, Optional<BundleNode>, Verdict> gate,
        Consumer<PluginChange> changes,
        Consumer<Fault> faults,
        QuarantineBook quarantines) {}
