package dev.cofferdam.benchmarks.gate;

import dev.cofferdam.model.BundleNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.felix.framework.Felix;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.namespace.BundleNamespace;
import org.osgi.framework.namespace.HostNamespace;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleWire;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.framework.wiring.FrameworkWiring;

/** Bundles of a folder as a bare framework wires them to one another and to the host. */
final class WiredSet implements AutoCloseable {
    private static final String SLF4J =
            "org.slf4j;version=2.0.20,org.slf4j;version=1.7.36,org.slf4j.event;version=2.0.20,"
                    + "org.slf4j.helpers;version=2.0.20,org.slf4j.helpers;version=1.7.36,"
                    + "org.slf4j.spi;version=2.0.20,org.slf4j.spi;version=1.7.36";

    private final Felix felix;
    private final Path cache;
    private final Map<Bundle, Path> jars = new LinkedHashMap<>();
    private final Map<BundleWiring, SetNode> nodes = new LinkedHashMap<>();
    private final Map<String, BundleWiring> exporters = new HashMap<>();

    WiredSet(List<Path> files) throws Exception {
        cache = Files.createTempDirectory("cofferdam-gate-set");
        felix = new Felix(Map.of(
                Constants.FRAMEWORK_STORAGE,
                cache.toString(),
                Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA,
                SLF4J,
                "felix.log.level",
                "0",
                "felix.service.urlhandlers",
                "false"));
        felix.start();
        for (Path file : files) {
            install(file);
        }
        felix.adapt(FrameworkWiring.class).resolveBundles(List.copyOf(jars.keySet()));
        for (Bundle bundle : jars.keySet()) {
            BundleWiring wiring = bundle.adapt(BundleWiring.class);
            if (wiring != null) {
                wiring.getCapabilities(PackageNamespace.PACKAGE_NAMESPACE)
                        .forEach(each -> exporters.putIfAbsent(name(each), wiring));
                node(wiring);
            }
        }
    }

    private void install(Path file) throws BundleException {
        Bundle bundle = felix.getBundleContext().installBundle("reference:" + file.toUri());
        if (bundle.getSymbolicName() == null) {
            bundle.uninstall();
        } else {
            jars.put(bundle, file);
        }
    }

    /** The bundles that are wired, without fragments, which are part of their hosts. */
    List<BundleNode> bundles() {
        List<BundleNode> bundles = new ArrayList<>();
        nodes.forEach((wiring, node) -> {
            if (!node.host()) {
                bundles.add(node);
            }
        });
        return bundles;
    }

    /** Those that the framework could not wire; they are not judged. */
    List<String> unwired() {
        return jars.keySet().stream()
                .filter(bundle -> bundle.adapt(BundleWiring.class) == null)
                .map(Bundle::getSymbolicName)
                .toList();
    }

    /** All jars that are judged. */
    List<Path> files() {
        return bundles().stream()
                .flatMap(node -> node.jars().stream())
                .distinct()
                .toList();
    }

    private SetNode node(BundleWiring wiring) {
        SetNode known = nodes.get(wiring);
        if (known != null || isFragment(wiring)) {
            return known;
        }
        SetNode node = new SetNode(
                wiring.getBundle().getSymbolicName(),
                wiring.getBundle().getVersion().toString(),
                jarsOf(wiring),
                packageName -> dynamically(wiring, packageName));
        nodes.put(wiring, node);
        imports(wiring, node);
        requires(wiring, node);
        return node;
    }

    private static boolean isFragment(BundleWiring wiring) {
        return !wiring.getRequiredWires(HostNamespace.HOST_NAMESPACE).isEmpty();
    }

    private List<Path> jarsOf(BundleWiring wiring) {
        return wiring.getBundle().equals(felix)
                ? List.of()
                : Stream.concat(
                                Stream.of(wiring.getBundle()),
                                wiring.getProvidedWires(HostNamespace.HOST_NAMESPACE).stream()
                                        .map(wire -> wire.getRequirer().getBundle()))
                        .map(jars::get)
                        .toList();
    }

    private void imports(BundleWiring wiring, SetNode node) {
        for (BundleWire wire : wiring.getRequiredWires(PackageNamespace.PACKAGE_NAMESPACE)) {
            node.wire(name(wire.getCapability()), List.of(node(wire.getProviderWiring())));
        }
    }

    private void requires(BundleWiring wiring, SetNode node) {
        Map<String, List<BundleNode>> orders = new LinkedHashMap<>();
        for (BundleWire wire : wiring.getRequiredWires(BundleNamespace.BUNDLE_NAMESPACE)) {
            wire.getProviderWiring()
                    .getCapabilities(PackageNamespace.PACKAGE_NAMESPACE)
                    .forEach(each -> orders.computeIfAbsent(name(each), first -> new ArrayList<>())
                            .add(node(wire.getProviderWiring())));
        }
        orders.forEach((packageName, order) -> {
            order.add(node);
            node.wire(packageName, order.stream().distinct().toList());
        });
    }

    private List<BundleNode> dynamically(BundleWiring wiring, String packageName) {
        boolean dynamic = wiring.getRequirements(PackageNamespace.PACKAGE_NAMESPACE).stream()
                .anyMatch(requirement ->
                        "dynamic".equals(requirement.getDirectives().get("resolution")));
        return dynamic && exporters.containsKey(packageName) ? List.of(node(exporters.get(packageName))) : List.of();
    }

    private static String name(BundleCapability capability) {
        return String.valueOf(capability.getAttributes().get(PackageNamespace.PACKAGE_NAMESPACE));
    }

    @Override
    public void close() throws BundleException, IOException {
        felix.stop();
        try {
            felix.waitForStop(10_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Folders.remove(cache);
    }
}
