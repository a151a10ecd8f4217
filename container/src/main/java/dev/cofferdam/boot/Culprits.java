package dev.cofferdam.boot;

import dev.cofferdam.model.BundleNode;
import dev.cofferdam.model.Finding;
import dev.cofferdam.model.FindingKind;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * Providers whose present or coming revision has less than its version promises: who is refused because of one is told so,
 * for it is not the refused one that has to be rebuilt. Safe for use by several threads.
 */
final class Culprits {
    private final BiFunction<BundleNode, BundleNode, List<Finding>> comparison;
    private final Map<String, Standing> standings = new ConcurrentHashMap<>();
    private final Map<String, Lies> coming = new ConcurrentHashMap<>();

    /** @param comparison what a revision took away from the one that it replaces, though its version promises it */
    Culprits(BiFunction<BundleNode, BundleNode, List<Finding>> comparison) {
        this.comparison = comparison;
    }

    /** The revision that serves, and what it was found to have taken away. */
    private record Standing(Served served, List<Finding> lies) {}

    /** What a revision that is to come would take away. */
    private record Lies(List<Path> before, List<Path> after, List<Finding> found) {}

    /**
     * Takes a revision that is to serve. What was found of it before, when it replaced another, stays.
     *
     * @param lies what it took away from the one that it replaces
     */
    void serves(BundleNode provider, List<Finding> lies) {
        if (provider.exportedPackages().isEmpty() && lies.isEmpty()) {
            standings.remove(provider.symbolicName()); // nobody can be refused because of it
            coming.remove(provider.symbolicName());
            return;
        }
        List<Path> jars = provider.jars();
        Standing before = standings.get(provider.symbolicName());
        if (before == null || !before.served().jars().equals(jars)) {
            standings.put(provider.symbolicName(), new Standing(Served.of(provider), List.copyOf(lies)));
        }
        coming.remove(provider.symbolicName());
    }

    /**
     * The findings, those that such a provider is to blame for with its name.
     *
     * @param providers whom the findings are about; one that does not serve yet is compared with the one that does, for
     *     who is dropped together with it may be judged before it
     */
    List<Finding> name(List<Finding> findings, Supplier<List<BundleNode>> providers) {
        return findings.stream().map(finding -> name(finding, providers)).toList();
    }

    private Finding name(Finding finding, Supplier<List<BundleNode>> providers) {
        // what is wrong with versions has no class or member that somebody could have taken away
        if (finding.kind() == FindingKind.PROVIDER_LIES
                || finding.kind() == FindingKind.PACKAGE_VERSION
                || finding.provider().isEmpty()) {
            return finding;
        }
        return providers.get().stream()
                .filter(provider -> finding.provider().get().equals(provider.symbolicName()))
                .flatMap(provider -> lies(provider).stream())
                .filter(lie -> finding.subject().contains(lie.subject() + "."))
                .findFirst()
                .map(lie -> finding.insteadAlso(
                        "to blame is '" + lie.provider().orElse("?") + "': '" + lie.subject() + "' " + lie.problem()))
                .orElse(finding);
    }

    private List<Finding> lies(BundleNode provider) {
        Optional<Standing> standing = Optional.ofNullable(standings.get(provider.symbolicName()));
        if (standing.isEmpty() || standing.get().served().jars().equals(provider.jars())) {
            return standing.map(Standing::lies).orElse(List.of());
        }
        Served before = standing.get().served();
        return coming.compute(
                        provider.symbolicName(),
                        (name, known) -> known != null
                                        && known.before().equals(before.jars())
                                        && known.after().equals(provider.jars())
                                ? known
                                : new Lies(before.jars(), provider.jars(), comparison.apply(before, provider)))
                .found();
    }

    /** A revision as it was when it began to serve: kept in place of the node, which would keep its class loader. */
    private record Served(String symbolicName, String version, List<Path> jars, Map<String, String> exportedPackages)
            implements BundleNode {
        static Served of(BundleNode node) {
            return new Served(
                    node.symbolicName(), node.version(), List.copyOf(node.jars()), Map.copyOf(node.exportedPackages()));
        }

        @Override
        public boolean host() {
            return false;
        }

        @Override
        public List<BundleNode> searchOrder(String packageName) {
            return List.of(this);
        }
    }
}
