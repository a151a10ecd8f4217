package dev.cofferdam.gate.offline;

import dev.cofferdam.gate.version.Version;
import dev.cofferdam.gate.version.VersionRange;
import dev.cofferdam.model.BundleNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** All bundles of one check and the host, and who exports what. */
final class World {
    private static final List<String> SYSTEM = List.of("system.bundle", "org.apache.felix.framework");

    private final List<OfflineNode> bundles = new ArrayList<>();
    private final Map<String, List<Offer>> offers = new HashMap<>();
    private final Set<String> namespaces = new HashSet<>();

    World(List<BundleJar> jars, List<ExportedPackage> hostPackages) {
        hostPackages.forEach(exported -> offer(new Offer(HostNode.HOST, exported)));
        for (BundleJar jar : jars) {
            namespaces.addAll(jar.namespaces());
            if (jar.host().isEmpty()) {
                bundles.add(new OfflineNode(jar, fragments(jar, jars), this));
            }
        }
        bundles.forEach(bundle -> bundle.exports().forEach(exported -> offer(new Offer(bundle, exported))));
    }

    private static List<BundleJar> fragments(BundleJar bundle, List<BundleJar> jars) {
        return jars.stream()
                .filter(jar -> jar.host()
                        .filter(host -> is(bundle.symbolicName(), bundle.version(), host))
                        .isPresent())
                .toList();
    }

    private static boolean is(String symbolicName, String version, RequiredBundle wanted) {
        return symbolicName.equals(wanted.symbolicName())
                && VersionRange.parse(wanted.range())
                        .filter(range -> range.includes(version(version)))
                        .isPresent();
    }

    private static Version version(String text) {
        return Version.parse(text).orElse(Version.NONE);
    }

    private void offer(Offer offer) {
        offers.computeIfAbsent(offer.exported().name(), name -> new ArrayList<>())
                .add(offer);
    }

    /** The bundle that is made of this jar, or that this jar is a fragment of. */
    Optional<OfflineNode> of(BundleJar jar) {
        return bundles.stream()
                .filter(bundle -> bundle.jars().contains(jar.path()))
                .findFirst();
    }

    /** Everybody who exports the package, at whichever version. */
    List<Offer> offers(String packageName) {
        return offers.getOrDefault(packageName, List.of());
    }

    boolean provides(String namespace) {
        return namespaces.contains(namespace);
    }

    /**
     * Whom an import could be wired to: the highest version first, the host before bundles, itself before others. Were others
     * before itself, two bundles that carry the same package would each take it from the other, which no framework allows.
     */
    List<Offer> candidates(OfflineNode importer, ImportedPackage imported) {
        return candidates(importer, imported.name(), imported);
    }

    List<Offer> candidates(OfflineNode importer, String packageName, ImportedPackage imported) {
        return offers(packageName).stream()
                .filter(offer -> offer.matches(imported))
                .sorted(Comparator.comparing(Offer::version)
                        .reversed()
                        .thenComparing(offer -> !offer.exporter().host())
                        .thenComparing(offer -> !offer.exporter().equals(importer)))
                .toList();
    }

    /** The highest version of a required bundle. */
    Optional<BundleNode> bundle(RequiredBundle required) {
        if (SYSTEM.contains(required.symbolicName())) {
            return Optional.of(HostNode.HOST);
        }
        return bundles.stream()
                .filter(bundle -> is(bundle.symbolicName(), bundle.version(), required))
                .max(Comparator.comparing(bundle -> version(bundle.version())))
                .map(BundleNode.class::cast);
    }

    boolean exports(BundleNode provider, String packageName) {
        return offers(packageName).stream().anyMatch(offer -> offer.exporter().equals(provider));
    }

    /** The bundles that a bundle depends on, however far away. */
    Stream<OfflineNode> dependencies(OfflineNode of) {
        Set<BundleNode> seen = new HashSet<>(Set.of(of));
        List<OfflineNode> found = new ArrayList<>(List.of(of));
        for (int i = 0; i < found.size(); i++) {
            OfflineNode node = found.get(i);
            Stream.concat(
                            node.imports().stream()
                                    .flatMap(imported -> node.wire(imported).stream())
                                    .map(Offer::exporter),
                            node.required().stream().flatMap(required -> bundle(required).stream()))
                    .filter(seen::add)
                    .forEach(provider -> {
                        if (provider instanceof OfflineNode next) {
                            found.add(next);
                        }
                    });
        }
        return found.stream().skip(1);
    }
}
