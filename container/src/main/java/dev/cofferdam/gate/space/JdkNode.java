package dev.cofferdam.gate.space;

import dev.cofferdam.model.BundleNode;
import java.nio.file.Path;
import java.util.List;

/** The running JDK in the place of a bundle: it defines classes and asks nobody. */
enum JdkNode implements BundleNode {
    JDK;

    @Override
    public String symbolicName() {
        return "JDK";
    }

    @Override
    public String version() {
        return Runtime.version().feature() + "";
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
        return List.of();
    }
}
