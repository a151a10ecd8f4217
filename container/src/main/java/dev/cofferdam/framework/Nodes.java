package dev.cofferdam.framework;

import dev.cofferdam.model.BundleNode;
import dev.cofferdam.model.Revision;
import dev.cofferdam.model.WiringPrint;
import java.net.URI;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.FrameworkWiring;
import org.osgi.resource.Requirement;

/** Makes the gate's view of bundle revisions, and knows the jar behind each bundle. */
final class Nodes {
    private final FrameworkWiring wiring;
    private final Set<Long> retiring;
    private final Map<Long, Revision> plugins;
    /** Of bundles that are no plugins. */
    private final Map<Long, Jar> jars = new ConcurrentHashMap<>();

    /**
     * @param retiring those to which no new wire may lead, by bundle id
     * @param plugins the revisions that bundles were made of
     */
    Nodes(FrameworkWiring wiring, Set<Long> retiring, Map<Long, Revision> plugins) {
        this.wiring = wiring;
        this.retiring = retiring;
        this.plugins = plugins;
    }

    /**
     * The jar behind a bundle.
     *
     * @param path where its bytes are
     * @param name the name that people know it by
     */
    record Jar(Path path, String name) {}

    void add(Bundle bundle, Path path, String name) {
        jars.put(bundle.getBundleId(), new Jar(path, name));
    }

    void remove(Bundle bundle) {
        jars.remove(bundle.getBundleId());
    }

    BundleNode node(BundleRevision revision) {
        return view().apply(revision);
    }

    /** Makes nodes that answer as of now, and are quicker the more they are asked. For one thread, while nothing is wired. */
    Function<BundleRevision, BundleNode> view() {
        return view(revision -> Optional.empty());
    }

    /** @param prints what the answers of a node come from, where that is known */
    Function<BundleRevision, BundleNode> view(Function<BundleRevision, Optional<WiringPrint>> prints) {
        Map<BundleRevision, RevisionNode> seen = new HashMap<>();
        return revision -> seen.computeIfAbsent(
                revision, first -> new RevisionNode(revision, this::providers, this::jar, prints, seen));
    }

    private Collection<BundleCapability> providers(Requirement requirement) {
        return wiring.findProviders(requirement).stream()
                .filter(capability -> !leaving(capability.getRevision()))
                .toList();
    }

    /** Whether no new wire may lead there: it is on its way out, or is out and only kept by the wires that it has. */
    boolean leaving(BundleRevision revision) {
        Bundle bundle = revision.getBundle();
        return bundle.getState() == Bundle.UNINSTALLED || retiring.contains(bundle.getBundleId());
    }

    Jar jar(BundleRevision revision) {
        long bundle = revision.getBundle().getBundleId();
        Revision plugin = plugins.get(bundle);
        return plugin != null
                ? new Jar(plugin.jar(), plugin.fileName())
                : jars.computeIfAbsent(bundle, id -> located(locationOf(revision.getBundle())));
    }

    private static Jar located(Path path) {
        return new Jar(path, String.valueOf(path.getFileName()));
    }

    /** A bundle that a plugin installed by itself: all that is known of its jar is where it came from. */
    private static Path locationOf(Bundle bundle) {
        String location = bundle.getLocation().replaceFirst("^reference:", "");
        try {
            return Path.of(URI.create(location));
        } catch (RuntimeException e) {
            return Path.of("bundle-" + bundle.getBundleId() + ".jar");
        }
    }
}
