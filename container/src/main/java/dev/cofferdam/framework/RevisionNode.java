package dev.cofferdam.framework;

import dev.cofferdam.model.BundleNode;
import dev.cofferdam.model.WiredPackage;
import dev.cofferdam.model.WiringPrint;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.osgi.framework.Version;
import org.osgi.framework.namespace.BundleNamespace;
import org.osgi.framework.namespace.HostNamespace;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.BundleWire;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.resource.Requirement;

/**
 * A bundle revision as the gate sees it: by its wires where it is resolved, by the wires that the resolver would prefer
 * where it is not yet.
 */
final class RevisionNode implements BundleNode {
    private final BundleRevision revision;
    private final Function<Requirement, Collection<BundleCapability>> providers;
    private final Function<BundleRevision, Nodes.Jar> jars;
    private final Function<BundleRevision, Optional<WiringPrint>> prints;
    private final Supplier<Optional<WiringPrint>> print;
    private final Supplier<List<Path>> paths;
    private final Map<BundleRevision, RevisionNode> view;
    private final Map<String, List<BundleNode>> orders = new HashMap<>();
    private final Supplier<Imports> imports;
    private final Supplier<List<WiredPackage>> wired;
    private final Supplier<List<BundleRevision>> required;
    private final Supplier<List<BundleRequirement>> dynamic;

    /** @param view the nodes that are asked together, while nothing changes: each answers the same question once */
    RevisionNode(
            BundleRevision revision,
            Function<Requirement, Collection<BundleCapability>> providers,
            Function<BundleRevision, Nodes.Jar> jars,
            Function<BundleRevision, Optional<WiringPrint>> prints,
            Map<BundleRevision, RevisionNode> view) {
        this.revision = revision;
        this.providers = providers;
        this.jars = jars;
        this.prints = prints;
        this.print = new Once<>(() -> prints.apply(revision));
        this.paths = new Once<>(this::findPaths);
        this.view = view;
        this.imports = new Once<>(() -> Imports.of(revision, providers::apply));
        this.wired = new Once<>(this::findWired);
        this.required = new Once<>(this::findRequired);
        this.dynamic = new Once<>(this::findDynamic);
    }

    @Override
    public String symbolicName() {
        return revision.getSymbolicName();
    }

    @Override
    public String version() {
        return revision.getVersion().toString();
    }

    @Override
    public boolean host() {
        return revision.getBundle().getBundleId() == 0;
    }

    @Override
    public List<Path> jars() {
        return paths.get();
    }

    private List<Path> findPaths() {
        return host()
                ? List.of()
                : Stream.concat(Stream.of(revision), fragments())
                        .map(jars)
                        .map(Nodes.Jar::path)
                        .toList();
    }

    @Override
    public String fileName() {
        return host() ? "" : jars.apply(revision).name();
    }

    @Override
    public Optional<WiringPrint> print() {
        return print.get();
    }

    @Override
    public List<BundleNode> searchOrder(String packageName) {
        List<BundleNode> known = orders.get(packageName);
        if (known == null) {
            known = findOrder(packageName);
            orders.put(packageName, known);
        }
        return known;
    }

    private List<BundleNode> findOrder(String packageName) {
        Optional<BundleCapability> imported = imports.get().find(packageName);
        if (imported.isPresent()) {
            return List.of(node(imported.get().getRevision()));
        }
        Set<BundleNode> order = new LinkedHashSet<>();
        required.get().stream()
                .filter(provider -> exports(provider, packageName))
                .forEach(provider -> order.add(node(provider)));
        order.add(this);
        dynamicallyImported(packageName).forEach(capability -> order.add(node(capability.getRevision())));
        return List.copyOf(order);
    }

    /** Also what it would be wired to: what is said of a plugin before it is resolved holds afterwards, if that comes true. */
    @Override
    public List<WiredPackage> wiredPackages() {
        return wired.get();
    }

    private List<WiredPackage> findWired() {
        return imports.get().all().stream()
                .filter(each -> !Requirements.dynamic(each.requirement()))
                .filter(each -> !PackageSource.nameOf(each.capability()).startsWith("java."))
                .filter(each -> !each.capability().getRevision().equals(revision))
                .map(each -> wired(each.requirement(), each.capability()))
                .toList();
    }

    @Override
    public List<WiredPackage> passedOver(String packageName) {
        return wiring().isEmpty() || imports.get().find(packageName).isPresent()
                ? List.of()
                : revision.getDeclaredRequirements(PackageNamespace.PACKAGE_NAMESPACE).stream()
                        .filter(requirement -> !Requirements.dynamic(requirement)
                                && packageName.equals(Requirements.packageName(requirement)))
                        .flatMap(requirement -> providers.apply(requirement).stream()
                                .filter(capability -> !capability.getRevision().equals(revision))
                                .map(capability -> wired(requirement, capability)))
                        .toList();
    }

    private WiredPackage wired(BundleRequirement requirement, BundleCapability capability) {
        return new WiredPackage(
                PackageSource.nameOf(capability),
                Requirements.range(requirement),
                node(capability.getRevision()),
                PackageSource.versionOf(capability));
    }

    @Override
    public Map<String, String> exportedPackages() {
        Map<String, String> exported = new HashMap<>();
        for (BundleCapability capability : revision.getDeclaredCapabilities(PackageNamespace.PACKAGE_NAMESPACE)) {
            exported.merge(PackageSource.nameOf(capability), PackageSource.versionOf(capability), RevisionNode::higher);
        }
        return exported;
    }

    private static String higher(String one, String other) {
        return Version.parseVersion(one).compareTo(Version.parseVersion(other)) < 0 ? other : one;
    }

    private Stream<BundleRevision> fragments() {
        return wiring().stream()
                .flatMap(wiring -> wiring.getProvidedWires(HostNamespace.HOST_NAMESPACE).stream())
                .map(BundleWire::getRequirer);
    }

    private Optional<BundleWiring> wiring() {
        return Optional.ofNullable(revision.getWiring());
    }

    private List<BundleCapability> dynamicallyImported(String packageName) {
        return dynamic.get().stream()
                .filter(requirement -> Requirements.admits(requirement, packageName))
                .flatMap(requirement -> providers.apply(Requirements.forPackage(requirement, packageName)).stream())
                .limit(1)
                .toList();
    }

    private List<BundleRequirement> findDynamic() {
        return wiring()
                .map(wiring -> wiring.getRequirements(PackageNamespace.PACKAGE_NAMESPACE))
                .orElseGet(() -> revision.getDeclaredRequirements(PackageNamespace.PACKAGE_NAMESPACE))
                .stream()
                .filter(Requirements::dynamic)
                .toList();
    }

    /** The required bundles in the order of the header, each followed by those that it re-exports. */
    private List<BundleRevision> findRequired() {
        List<BundleRevision> found = new ArrayList<>();
        collectRequired(revision, new LinkedHashSet<>(), found, false);
        return found;
    }

    private void collectRequired(
            BundleRevision of, Set<BundleRevision> seen, List<BundleRevision> found, boolean onlyReexported) {
        for (BundleRequirement requirement : of.getDeclaredRequirements(BundleNamespace.BUNDLE_NAMESPACE)) {
            if (onlyReexported && !Requirements.reexports(requirement)) {
                continue;
            }
            provider(of, requirement).filter(seen::add).forEach(provider -> {
                found.add(provider);
                collectRequired(provider, seen, found, true);
            });
        }
    }

    private Stream<BundleRevision> provider(BundleRevision of, BundleRequirement requirement) {
        BundleWiring wiring = of.getWiring();
        if (wiring == null) {
            return providers.apply(requirement).stream().limit(1).map(BundleCapability::getRevision);
        }
        return wiring.getRequiredWires(BundleNamespace.BUNDLE_NAMESPACE).stream()
                .filter(wire -> wire.getRequirement().equals(requirement))
                .map(BundleWire::getProvider);
    }

    private static boolean exports(BundleRevision provider, String packageName) {
        return provider.getDeclaredCapabilities(PackageNamespace.PACKAGE_NAMESPACE).stream()
                .anyMatch(capability -> packageName.equals(PackageSource.nameOf(capability)));
    }

    private BundleNode node(BundleRevision other) {
        return other.equals(revision)
                ? this
                : view.computeIfAbsent(other, first -> new RevisionNode(other, providers, jars, prints, view));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RevisionNode node && node.revision.equals(revision);
    }

    @Override
    public int hashCode() {
        return revision.hashCode();
    }

    @Override
    public String toString() {
        return host() ? "the host" : "'" + symbolicName() + "' " + version();
    }
}
