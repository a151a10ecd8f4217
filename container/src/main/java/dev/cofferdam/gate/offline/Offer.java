package dev.cofferdam.gate.offline;

import dev.cofferdam.gate.version.Version;
import dev.cofferdam.gate.version.VersionRange;
import dev.cofferdam.model.BundleNode;
import dev.cofferdam.model.WiredPackage;
import java.util.Objects;

/** A package and who exports it. */
record Offer(BundleNode exporter, ExportedPackage exported) {

    Version version() {
        return Version.parse(exported.version()).orElse(Version.NONE);
    }

    /** Whether an import could be wired to it, as far as the manifests go (OSGi Core 3.7). */
    boolean matches(ImportedPackage imported) {
        boolean admitted = VersionRange.parse(imported.range())
                .filter(range -> range.includes(version()))
                .isPresent();
        return admitted
                && imported.attributes().entrySet().stream()
                        .allMatch(each -> Objects.equals(each.getValue(), attribute(each.getKey())))
                && imported.attributes().keySet().containsAll(exported.mandatory());
    }

    /** The wire that leads to it. */
    WiredPackage to(ImportedPackage imported) {
        return new WiredPackage(imported.name(), imported.range(), exporter, exported.version());
    }

    private String attribute(String name) {
        return name.equals("bundle-symbolic-name")
                ? exporter.symbolicName()
                : exported.attributes().getOrDefault(name, "");
    }
}
