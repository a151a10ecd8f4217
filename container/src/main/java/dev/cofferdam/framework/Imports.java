package dev.cofferdam.framework;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.BundleWire;

/**
 * From whom a revision has each package that it imports: by its wires where it is resolved, by the best candidates where it
 * is not yet. Read once, for what it is read from is searched from end to end.
 */
final class Imports {
    /** An import and who meets it. */
    record Import(BundleRequirement requirement, BundleCapability capability) {}

    private final List<Import> imports;
    private final Map<String, BundleCapability> byPackage = new HashMap<>();

    private Imports(List<Import> imports) {
        this.imports = imports;
        imports.forEach(each -> byPackage.putIfAbsent(PackageSource.nameOf(each.capability), each.capability));
    }

    static Imports of(BundleRevision revision, Function<BundleRequirement, Collection<BundleCapability>> candidates) {
        List<Import> imports = new ArrayList<>();
        if (revision.getWiring() != null) {
            for (BundleWire wire : revision.getWiring().getRequiredWires(PackageNamespace.PACKAGE_NAMESPACE)) {
                imports.add(new Import(wire.getRequirement(), wire.getCapability()));
            }
            return new Imports(imports);
        }
        for (BundleRequirement requirement : revision.getDeclaredRequirements(PackageNamespace.PACKAGE_NAMESPACE)) {
            if (!Requirements.dynamic(requirement)) {
                candidates.apply(requirement).stream()
                        .limit(1)
                        .forEach(best -> imports.add(new Import(requirement, best)));
            }
        }
        return new Imports(imports);
    }

    /** In the order of the manifest. */
    List<Import> all() {
        return imports;
    }

    Optional<BundleCapability> find(String packageName) {
        return Optional.ofNullable(byPackage.get(packageName));
    }
}
