package dev.cofferdam.gate.offline;

import dev.cofferdam.gate.version.Version;
import dev.cofferdam.model.BundleNode;
import dev.cofferdam.model.WiredPackage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A bundle with its fragments. Each import has the best provider that there is, until it is wired to another. */
final class OfflineNode implements BundleNode {
    private final BundleJar bundle;
    private final List<BundleJar> parts;
    private final World world;
    private final Map<String, Optional<Offer>> wires = new HashMap<>();

    OfflineNode(BundleJar bundle, List<BundleJar> fragments, World world) {
        this.bundle = bundle;
        this.parts = Stream.concat(Stream.of(bundle), fragments.stream()).toList();
        this.world = world;
    }

    @Override
    public String symbolicName() {
        return bundle.symbolicName();
    }

    @Override
    public String version() {
        return bundle.version();
    }

    @Override
    public boolean host() {
        return false;
    }

    @Override
    public String fileName() {
        return bundle.fileName();
    }

    @Override
    public List<Path> jars() {
        return parts.stream().map(BundleJar::path).toList();
    }

    BundleJar bundle() {
        return bundle;
    }

    /** The imports that are wired when the bundle resolves; not those of {@code java}, which every loader has. */
    List<ImportedPackage> imports() {
        return parts.stream()
                .flatMap(part -> part.imports().stream())
                .filter(imported -> !imported.dynamic() && !imported.name().startsWith("java."))
                .toList();
    }

    Stream<ExportedPackage> exports() {
        return parts.stream().flatMap(part -> part.exports().stream());
    }

    List<RequiredBundle> required() {
        return parts.stream().flatMap(part -> part.required().stream()).toList();
    }

    List<BundleJar.Need> needs() {
        return parts.stream().flatMap(part -> part.needs().stream()).toList();
    }

    void wire(String packageName, Optional<Offer> offer) {
        wires.put(packageName, offer);
    }

    /** What an import is wired to. */
    Optional<Offer> wire(ImportedPackage imported) {
        return wires.computeIfAbsent(
                imported.name(),
                name -> world.candidates(this, imported).stream().findFirst());
    }

    @Override
    public List<BundleNode> searchOrder(String packageName) {
        Optional<Offer> wire = imports().stream()
                .filter(imported -> imported.names(packageName))
                .findFirst()
                .flatMap(this::wire);
        if (wire.isPresent() && !wire.get().exporter().equals(this)) {
            return List.of(wire.get().exporter());
        }
        Set<BundleNode> order = new LinkedHashSet<>();
        providers().filter(provider -> world.exports(provider, packageName)).forEach(order::add);
        order.add(this);
        dynamic(packageName).map(Offer::exporter).ifPresent(order::add);
        return List.copyOf(order);
    }

    @Override
    public List<WiredPackage> wiredPackages() {
        return imports().stream()
                .flatMap(imported -> wire(imported).stream()
                        .filter(offer -> !offer.exporter().equals(this))
                        .map(offer -> offer.to(imported)))
                .toList();
    }

    @Override
    public List<WiredPackage> passedOver(String packageName) {
        return imports().stream()
                .filter(imported -> imported.optional() && imported.names(packageName))
                .filter(imported -> wire(imported).isEmpty())
                .flatMap(imported -> world.candidates(this, imported).stream().map(offer -> offer.to(imported)))
                .toList();
    }

    @Override
    public Map<String, String> exportedPackages() {
        return exports()
                .collect(Collectors.toMap(
                        ExportedPackage::name,
                        ExportedPackage::version,
                        (one, other) -> version(one).compareTo(version(other)) < 0 ? other : one));
    }

    private static Version version(String text) {
        return Version.parse(text).orElse(Version.NONE);
    }

    private Optional<Offer> dynamic(String packageName) {
        return parts.stream()
                .flatMap(part -> part.imports().stream())
                .filter(imported -> imported.dynamic() && imported.names(packageName))
                .flatMap(imported -> world.candidates(this, packageName, imported).stream())
                .findFirst();
    }

    /** The required bundles in the order of the header, each followed by those that it re-exports (OSGi Core 3.13.1). */
    private Stream<BundleNode> providers() {
        List<BundleNode> found = new ArrayList<>();
        collect(required(), found, false);
        return found.stream();
    }

    private void collect(List<RequiredBundle> required, List<BundleNode> found, boolean onlyReexported) {
        for (RequiredBundle each : required) {
            if (!onlyReexported || each.reexported()) {
                world.bundle(each).filter(provider -> !found.contains(provider)).ifPresent(provider -> {
                    found.add(provider);
                    if (provider instanceof OfflineNode node) {
                        collect(node.required(), found, true);
                    }
                });
            }
        }
    }
}
