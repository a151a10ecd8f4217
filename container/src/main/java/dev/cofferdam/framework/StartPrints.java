package dev.cofferdam.framework;

import dev.cofferdam.model.WiringPrint;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.BundleWire;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.resource.Namespace;

/**
 * Prints of the wiring at the start: once before the first plugins are resolved, and once after it. What is judged at that
 * resolve, and at the first launch of what came of it, depends on nothing else. Everything later has no print. Thread-safe.
 */
final class StartPrints {
    private final BundleContext system;
    private final String settings;
    private final Nodes nodes;
    private final Predicate<Bundle> made;
    private final AtomicBoolean asked = new AtomicBoolean();
    private final AtomicBoolean resolved = new AtomicBoolean();
    private final Map<Long, BundleWiring> wirings = new ConcurrentHashMap<>();
    private volatile Optional<WiringPrint> after = Optional.empty();

    /** @param made whether a bundle was made of the host's own classes on the spot, so that there is no jar of it */
    StartPrints(BundleContext system, FrameworkSettings settings, Nodes nodes, Predicate<Bundle> made) {
        this.system = system;
        this.settings = FelixConfiguration.shown(settings);
        this.nodes = nodes;
        this.made = made;
    }

    /** What the first resolve of plugins starts from; empty for any other. */
    Optional<WiringPrint> before() {
        return asked.compareAndSet(false, true) ? print(false) : Optional.empty();
    }

    /** The first plugins are resolved, as far as they can be. */
    void after(Collection<Bundle> plugins) {
        if (resolved.compareAndSet(false, true)) {
            after = print(true);
            plugins.forEach(plugin -> Optional.ofNullable(plugin.adapt(BundleWiring.class))
                    .ifPresent(wiring -> wirings.put(plugin.getBundleId(), wiring)));
        }
    }

    /** What the first resolve of plugins led to, for a plugin that has the wires which it got then; for each plugin once. */
    Optional<WiringPrint> take(BundleRevision revision) {
        long bundle = revision.getBundle().getBundleId();
        Optional<WiringPrint> taken = Optional.ofNullable(wirings.remove(bundle))
                .filter(wiring -> wiring == revision.getWiring())
                .flatMap(same -> after.map(print -> print.of(bundle)));
        dropWhenTaken();
        return taken;
    }

    /** The bundle is gone. */
    void forget(long bundle) {
        wirings.remove(bundle);
        dropWhenTaken();
    }

    /** It knows the path of every jar. */
    private void dropWhenTaken() {
        if (resolved.get() && wirings.isEmpty()) {
            after = Optional.empty();
        }
    }

    private Optional<WiringPrint> print(boolean wired) {
        Map<Long, BundleRevision> revisions = new LinkedHashMap<>();
        for (Bundle bundle : system.getBundles()) {
            revisions.put(bundle.getBundleId(), bundle.adapt(BundleRevision.class));
        }
        StringBuilder text = new StringBuilder(1 << 16);
        List<Path> jars = new ArrayList<>();
        add(settings, text);
        for (BundleRevision revision : revisions.values()) {
            if (revision == null || !add(revision, revisions, text, jars)) {
                return Optional.empty();
            }
        }
        return Optional.of(new WiringPrint(digest(text), jars, wired, 0));
    }

    /** Answers false if a wire leads to what is only kept for the sake of others: its bytes are known to nobody. */
    private boolean add(
            BundleRevision revision, Map<Long, BundleRevision> revisions, StringBuilder text, List<Path> jars) {
        Bundle bundle = revision.getBundle();
        text.append(bundle.getBundleId()).append(nodes.leaving(revision) ? " leaves " : " stays ");
        add(String.valueOf(revision.getSymbolicName()), text);
        add(revision.getVersion().toString(), text);
        if (bundle.getBundleId() != 0 && !made.test(bundle)) {
            Nodes.Jar jar = nodes.jar(revision);
            add(jar.name(), text);
            jars.add(jar.path());
        }
        BundleWiring wiring = revision.getWiring();
        if (wiring == null) {
            text.append("unresolved\n");
            return true;
        }
        for (BundleWire wire : wiring.getRequiredWires(null)) {
            long provider = wire.getProvider().getBundle().getBundleId();
            if (revisions.get(provider) != wire.getProvider()) {
                return false;
            }
            text.append(provider);
            add(wire, text);
        }
        text.append('\n');
        return true;
    }

    private static void add(BundleWire wire, StringBuilder text) {
        String namespace = wire.getCapability().getNamespace();
        add(namespace, text);
        Map<String, String> directives = wire.getRequirement().getDirectives();
        add(directives.getOrDefault(Namespace.REQUIREMENT_FILTER_DIRECTIVE, ""), text);
        add(directives.getOrDefault(Namespace.REQUIREMENT_RESOLUTION_DIRECTIVE, ""), text);
        if (PackageNamespace.PACKAGE_NAMESPACE.equals(namespace)) {
            Map<String, Object> attributes = wire.getCapability().getAttributes();
            add(String.valueOf(attributes.get(PackageNamespace.PACKAGE_NAMESPACE)), text);
            add(String.valueOf(attributes.get(PackageNamespace.CAPABILITY_VERSION_ATTRIBUTE)), text);
        }
    }

    /** With its length before it, so that no text can pass for several. */
    private static void add(String part, StringBuilder text) {
        text.append(part.length()).append(':').append(part);
    }

    private static String digest(CharSequence text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(text.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JVM has SHA-256", impossible);
        }
    }
}
