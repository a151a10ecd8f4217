package dev.cofferdam.gate;

import dev.cofferdam.gate.classfile.ClassSymbol;
import dev.cofferdam.gate.classfile.MemberSymbol;
import dev.cofferdam.gate.classfile.Reference;
import dev.cofferdam.gate.rule.Words;
import dev.cofferdam.gate.space.ClassSpaces;
import dev.cofferdam.gate.space.Lineages;
import dev.cofferdam.gate.space.LoadedClass;
import dev.cofferdam.gate.space.OwnClass;
import dev.cofferdam.gate.space.Resolver;
import dev.cofferdam.gate.version.Version;
import dev.cofferdam.model.BundleNode;
import dev.cofferdam.model.Finding;
import dev.cofferdam.model.FindingKind;
import dev.cofferdam.model.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a revision took away from the packages that it exports, though it gives them versions that promise otherwise
 * (OSGi Semantic Versioning: what is removed from an API is a major step).
 */
final class Shrinkage {
    private static final int MOST_TOLD = 50;

    private final BundleNode before;
    private final BundleNode after;
    private final ClassSpaces spaces;
    private final Resolver resolver;

    Shrinkage(BundleNode before, BundleNode after, ClassSpaces spaces) {
        this.before = before;
        this.after = after;
        this.spaces = spaces;
        this.resolver = new Resolver(new Lineages(spaces));
    }

    List<Finding> findings() {
        List<OwnClass> old = spaces.ownClasses(before);
        List<Finding> findings = new ArrayList<>();
        before.exportedPackages().forEach((packageName, text) -> {
            Version was = Version.parse(text).orElse(Version.NONE);
            Optional<Version> is = Optional.ofNullable(after.exportedPackages().get(packageName))
                    .flatMap(Version::parse)
                    .filter(version -> promises(was, version));
            if (is.isPresent()) {
                List<String> lost = lost(old, packageName);
                if (!lost.isEmpty()) {
                    findings.add(finding(packageName, was, is.get(), lost));
                }
            }
        });
        return findings;
    }

    /** Whether who was built against the first is told that the second will do. */
    private static boolean promises(Version was, Version is) {
        boolean sameStep = was.unstable() ? was.minor() == is.minor() : true;
        return !was.equals(Version.NONE) && was.compareTo(is) <= 0 && was.major() == is.major() && sameStep;
    }

    private List<String> lost(List<OwnClass> old, String packageName) {
        return old.stream()
                .map(OwnClass::loaded)
                .filter(type ->
                        type.symbol().isPublic() && type.symbol().packageName().equals(packageName))
                .flatMap(this::lost)
                .limit(MOST_TOLD)
                .toList();
    }

    private Stream<String> lost(LoadedClass was) {
        Optional<LoadedClass> is = spaces.find(after, was.symbol().name())
                .found()
                .filter(type -> type.symbol().isPublic());
        if (is.isEmpty()) {
            return Stream.of(Words.of(was));
        }
        ClassSymbol symbol = was.symbol();
        return Stream.concat(symbol.fields().stream(), symbol.methods().stream())
                .filter(Shrinkage::api)
                .filter(member -> !there(is.get(), member))
                .map(member -> Words.member(was, member));
    }

    private static boolean api(MemberSymbol member) {
        return (member.isPublic() || member.isProtected()) && !member.name().equals("<clinit>");
    }

    private boolean there(LoadedClass is, MemberSymbol was) {
        Reference reference = new Reference(is.symbol().name(), was.name(), was.descriptor(), 0);
        return resolver.resolve(is, reference)
                .filter(found -> found.symbol().isPublic() || was.isProtected() && api(found.symbol()))
                .isPresent();
    }

    private Finding finding(String packageName, Version was, Version is, List<String> lost) {
        String due = was.unstable() ? "0." + (was.minor() + 1) + ".0" : (was.major() + 1) + ".0.0";
        String number = lost.size() == MOST_TOLD ? MOST_TOLD + " or more" : String.valueOf(lost.size());
        return new Finding(
                        FindingKind.PROVIDER_LIES,
                        Severity.WARN,
                        packageName,
                        "is exported at " + is + ", which promises all that " + was + " had, and lacks " + number
                                + " of its classes or members: it should be " + due,
                        List.of(),
                        Optional.of("less in " + Words.of(after) + " than in " + Words.of(before) + ": '"
                                + String.join("', '", lost.subList(0, Math.min(3, lost.size()))) + "'"
                                + (lost.size() > 3 ? " …" : "")),
                        "export it at " + due + ", or put back what is gone")
                .providedBy(Words.provider(after));
    }
}
