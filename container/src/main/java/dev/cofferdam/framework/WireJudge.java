package dev.cofferdam.framework;

import dev.cofferdam.model.BundleNode;
import dev.cofferdam.model.Finding;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Says whether a wire that the resolver could make would fit. Handed in; called while the framework resolves. */
public interface WireJudge {

    /**
     * Judges one import against one exporter.
     *
     * @param importer who imports
     * @param packageName the package, dotted
     * @param range the version range as the importer declares it, or an empty string when it declares none
     * @param exporter who exports
     * @param exportVersion the version that it exports the package at
     * @return what speaks for or against the wire; it is made unless one of them refuses
     */
    List<Finding> judge(
            BundleNode importer, String packageName, String range, BundleNode exporter, String exportVersion);

    /**
     * Judges the versions of an import alone, which is quick.
     *
     * @return what speaks for or against the wire, its linkage left aside
     */
    List<Finding> judgeVersion(
            BundleNode importer, String packageName, String range, BundleNode exporter, String exportVersion);

    /**
     * What was refused to a bundle while its wires were looked for at an earlier start, at which everything was the same; then
     * no wire of it need be judged.
     *
     * @return empty when that is not known
     */
    default Optional<Set<String>> refusedBefore(BundleNode importer) {
        return Optional.empty();
    }

    /** Takes note of what was refused to a bundle while its wires were looked for. */
    default void refused(BundleNode importer, Set<String> wires) {
        // who remembers nothing has nothing to note
    }

    /** Whether all that a bundle refers to would link, wired as its node says. */
    boolean links(BundleNode importer);
}
