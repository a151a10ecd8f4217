package dev.cofferdam.supervise;

import dev.cofferdam.model.BundleNode;
import dev.cofferdam.model.Fault;
import dev.cofferdam.model.Verdict;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What the supervisor needs of rooms that it may not know.
 *
 * @param gate judges a resolved plugin as a whole
 * @param changes told of everything that happens to a plugin, on the thread where it happens; must return at once
 * @param faults told of every fault; must return at once
 */
public record Upward(Function<BundleNode, Verdict> gate, Consumer<PluginChange> changes, Consumer<Fault> faults) {}
