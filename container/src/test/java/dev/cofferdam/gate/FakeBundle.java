package dev.cofferdam.gate;

import dev.cofferdam.model.BundleNode;
import dev.cofferdam.model.WiredPackage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A bundle whose wires a test lays by hand. What is not imported is looked for in the bundle itself. */
final class FakeBundle implements BundleNode {
    private final String symbolicName;
    private final String version;
    private final boolean host;
    private final List<Path> jars;
    private final Map<String, List<BundleNode>> wires = new HashMap<>();
    private final List<WiredPackage> wired = new ArrayList<>();

    private FakeBundle(String symbolicName, String version, boolean host, List<Path> jars) {
        this.symbolicName = symbolicName;
        this.version = version;
        this.host = host;
        this.jars = jars;
    }

    static FakeBundle of(String symbolicName, String version, Path... jars) {
        return new FakeBundle(symbolicName, version, false, List.of(jars));
    }

    static FakeBundle theHost() {
        return new FakeBundle("host", "0.0.0", true, List.of());
    }

    FakeBundle imports(String packageName, BundleNode... providers) {
        wires.put(packageName, List.of(providers));
        return this;
    }

    FakeBundle importsAt(String packageName, String range, BundleNode provider, String exportVersion) {
        wired.add(new WiredPackage(packageName, range, provider, exportVersion));
        return imports(packageName, provider);
    }

    @Override
    public List<WiredPackage> wiredPackages() {
        return wired;
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
        return host;
    }

    @Override
    public List<Path> jars() {
        return jars;
    }

    @Override
    public List<BundleNode> searchOrder(String packageName) {
        return wires.getOrDefault(packageName, List.of(this));
    }

    @Override
    public String toString() {
        return symbolicName + " " + version;
    }
}
