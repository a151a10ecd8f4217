package dev.cofferdam.gate.offline;

import dev.cofferdam.model.BundleNode;
import java.nio.file.Path;
import java.util.List;

/** The container in the place of a bundle: its class path and the JDK. */
enum HostNode implements BundleNode {
    HOST;

    @Override
    public String symbolicName() {
        return "host";
    }

    @Override
    public String version() {
        return "0.0.0";
    }

    @Override
    public boolean host() {
        return true;
    }

    @Override
    public List<Path> jars() {
        return List.of();
    }

    @Override
    public List<BundleNode> searchOrder(String packageName) {
        return List.of(this);
    }
}
