package dev.cofferdam.gate;

import dev.cofferdam.gate.rule.Words;
import dev.cofferdam.gate.space.ClassSpaces;
import dev.cofferdam.gate.space.LoadedClass;
import dev.cofferdam.gate.space.OwnClass;
import dev.cofferdam.gate.version.Version;
import dev.cofferdam.gate.version.VersionRange;
import dev.cofferdam.model.BundleNode;
import dev.cofferdam.model.Finding;
import dev.cofferdam.model.FindingKind;
import dev.cofferdam.model.Severity;
import dev.cofferdam.model.WiredPackage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who implements a {@code @ProviderType} is bound to {@code [x.y, x.y+1)}, for the type may gain methods with each minor
 * version (OSGi Semantic Versioning, {@code org.osgi.annotation.versioning}). Who is wired further up is warned; whether
 * a method is really missing, linkage says.
 */
final class ProviderTypeRule {
    private final BundleNode plugin;
    private final ClassSpaces spaces;

    ProviderTypeRule(BundleNode plugin, ClassSpaces spaces) {
        this.plugin = plugin;
        this.spaces = spaces;
    }

    List<Finding> check() {
        Map<String, WiredPackage> stepped = plugin.wiredPackages().stream()
                .filter(ProviderTypeRule::minorStep)
                .collect(Collectors.toMap(WiredPackage::packageName, wire -> wire, (one, other) -> one));
        if (stepped.isEmpty()) {
            return List.of();
        }
        Map<LoadedClass, TreeSet<String>> implementers = new LinkedHashMap<>();
        for (OwnClass own : spaces.ownClasses(plugin)) {
            supertypes(own)
                    .filter(type -> type.symbol().providerType())
                    .filter(type -> stepped.containsKey(type.symbol().packageName()))
                    .forEach(type -> implementers
                            .computeIfAbsent(type, first -> new TreeSet<>())
                            .add(Words.of(own.loaded())));
        }
        return implementers.entrySet().stream()
                .map(entry -> finding(
                        entry.getKey(),
                        List.copyOf(entry.getValue()),
                        stepped.get(entry.getKey().symbol().packageName())))
                .toList();
    }

    private Stream<LoadedClass> supertypes(OwnClass own) {
        return Stream.concat(own.loaded().symbol().superclass().stream(), own.loaded().symbol().interfaces().stream())
                .flatMap(name -> spaces.find(plugin, name).found().stream())
                .filter(type -> !type.node().equals(plugin));
    }

    private static boolean minorStep(WiredPackage wire) {
        Version floor =
                VersionRange.parse(wire.range()).map(VersionRange::floor).orElse(Version.NONE);
        Version exported = Version.parse(wire.exportVersion()).orElse(Version.NONE);
        return !floor.equals(Version.NONE) && floor.major() == exported.major() && floor.minor() != exported.minor();
    }

    private Finding finding(LoadedClass type, List<String> implementers, WiredPackage wire) {
        Version floor = VersionRange.parse(wire.range()).orElseThrow().floor();
        String bound =
                "[" + floor.major() + "." + floor.minor() + "," + floor.major() + "." + (floor.minor() + 1) + ")";
        return new Finding(
                        FindingKind.PACKAGE_VERSION,
                        Severity.WARN,
                        Words.of(type),
                        "may gain methods with each minor version, so who implements it is bound to " + bound,
                        implementers,
                        Optional.of("version '" + wire.exportVersion() + "' from " + Words.of(wire.exporter())
                                + ", and " + Words.of(plugin) + " asks for '" + wire.range() + "'"),
                        "import '" + wire.packageName() + "' at " + bound)
                .providedBy(Words.provider(wire.exporter()));
    }
}
