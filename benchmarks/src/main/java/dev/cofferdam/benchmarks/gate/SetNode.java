package dev.cofferdam.benchmarks.gate;

import dev.cofferdam.model.BundleNode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A bundle of the set with the wires that the framework made, read once so that only the gate's own work is measured. */
final class SetNode implements BundleNode {
    private final String symbolicName;
    private final String version;
    private final List<Path> jars;
    private final Map<String, List<BundleNode>> orders = new HashMap<>();
    private final Function<String, List<BundleNode>> unwired;

    /**
     * @param jars of the bundle and its fragments; none for the host
     * @param unwired asked, once a package, about packages that {@link #wire} did not name
     */
    SetNode(String symbolicName, String version, List<Path> jars, Function<String, List<BundleNode>> unwired) {
        this.symbolicName = symbolicName;
        this.version = version;
        this.jars = List.copyOf(jars);
        this.unwired = unwired;
    }

    void wire(String packageName, List<BundleNode> order) {
        orders.putIfAbsent(packageName, List.copyOf(order));
    }

    @Override
    public String symbolicName() {
        return symbolicName;
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public boolean host() {
        return jars.isEmpty();
    }

    @Override
    public List<Path> jars() {
        return jars;
    }

    @Override
    public List<BundleNode> searchOrder(String packageName) {
        return orders.computeIfAbsent(packageName, name -> {
            List<BundleNode> further = unwired.apply(name);
            return further.isEmpty() ? List.of(this) : List.of(this, further.get(0));
        });
    }

    @Override
    public String toString() {
        return symbolicName + " " + version;
    }
}
