package dev.cofferdam.gate.rule;

import dev.cofferdam.gate.classfile.Names;
import dev.cofferdam.gate.classfile.Reference;
import dev.cofferdam.gate.classfile.ReferenceMap;
import dev.cofferdam.gate.classfile.Use;
import dev.cofferdam.gate.space.LoadedClass;
import dev.cofferdam.gate.space.LoadedMember;
import dev.cofferdam.gate.space.OwnClass;
import dev.cofferdam.model.BundleNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Looks into the code of those classes whose constants make it worth while, and asks the rules about flows. */
final class FlowRules {
    private static final String JDK = "java/";
    private static final List<FlowRule> RULES = List.of(new SubtypeKept(), new ProtectedReceiver());

    /** What of a reference makes a class worth looking into, whichever class of the bundle makes it. */
    private enum Trait {
        NEITHER,
        HOLDS,
        GUARDABLE,
        BOTH;

        boolean holds() {
            return this == HOLDS || this == BOTH;
        }

        boolean guardable() {
            return this == GUARDABLE || this == BOTH;
        }
    }

    private final Linker linker;
    private final Map<BundleNode, Map<String, Boolean>> outside = new HashMap<>();
    private final ReferenceMap<Trait> traits = new ReferenceMap<>();
    private final Map<String, Boolean> holdingDescriptors = new IdentityHashMap<>();

    FlowRules(Linker linker) {
        this.linker = linker;
    }

    List<Breach> check(OwnClass subject) {
        Set<Reference> guarded = new HashSet<>();
        boolean suspicious = false;
        for (Reference reference : subject.entry().references()) {
            Trait trait = known(subject.loaded(), reference);
            suspicious = suspicious || trait.holds();
            if (trait.guardable() && restricted(subject.loaded(), reference)) {
                guarded.add(new Reference(reference.owner(), reference.name(), reference.descriptor(), 0));
            }
        }
        if (!suspicious && guarded.isEmpty() && !declaresHolder(subject.loaded())) {
            return List.of();
        }
        try {
            return linker.bytes(subject)
                    .map(bytes -> check(
                            subject,
                            FlowFinder.of(bytes, guarded, linker.limits().values())))
                    .orElse(List.of());
        } catch (FlowBudget.Spent beyond) {
            linker.unfollowed(subject);
            return List.of();
        }
    }

    private List<Breach> check(OwnClass subject, List<Flow> flows) {
        List<Breach> breaches = new ArrayList<>();
        for (Flow flow : flows) {
            RULES.forEach(rule -> rule.check(subject.loaded(), flow, linker).ifPresent(breaches::add));
        }
        return breaches;
    }

    private Trait known(LoadedClass from, Reference reference) {
        Optional<Trait> known = traits.find(reference);
        if (known.isPresent()) {
            return known.get();
        }
        Trait trait = trait(from, reference);
        traits.put(reference, trait);
        return trait;
    }

    private Trait trait(LoadedClass from, Reference reference) {
        boolean holds = holds(from, reference);
        boolean guardable = guardable(from, reference);
        return guardable ? holds ? Trait.BOTH : Trait.GUARDABLE : holds ? Trait.HOLDS : Trait.NEITHER;
    }

    /** Whether the reference brings a value whose class is another bundle's, or inherits from one. */
    private boolean holds(LoadedClass from, Reference reference) {
        if (reference.toClass()) {
            return !reference.uses(Use.IMPLEMENTS) && outside(from.node(), reference.owner());
        }
        if (reference.toConstructor()) {
            return outside(from.node(), reference.owner());
        }
        String descriptor = reference.descriptor();
        int value = descriptor.indexOf('L', descriptor.indexOf(')') + 1);
        return value >= 0
                && !descriptor.startsWith(JDK, value + 1)
                && outside(from.node(), descriptor.substring(value + 1, descriptor.length() - 1));
    }

    /**
     * Whether a parameter, a field or a result of its own may be such a value: what finds them in itself is no reference. Of an
     * abstract method no code holds a parameter, and who calls it has a reference.
     */
    private boolean declaresHolder(LoadedClass from) {
        return from.symbol()
                .declares(member -> !member.isAbstract()
                        && holdingDescriptors.computeIfAbsent(
                                member.descriptor(),
                                descriptor -> Names.anyClassIn(descriptor, name -> outside(from.node(), name))));
    }

    private boolean outside(BundleNode node, String name) {
        if (name.startsWith(JDK) || name.startsWith("[")) {
            return false;
        }
        return outside.computeIfAbsent(node, first -> new HashMap<>())
                .computeIfAbsent(
                        name,
                        one -> linker.find(node, one)
                                .filter(type -> !type.ofJdk() && !type.symbol().isInterface())
                                .map(type -> linker.lineage(type).classes().stream()
                                        .anyMatch(above ->
                                                !above.ofJdk() && !above.node().equals(node)))
                                .orElse(false));
    }

    /** Whether the reference means a member that another package's classes may use on some objects alone. */
    private boolean guardable(LoadedClass from, Reference reference) {
        if (reference.toClass()
                || reference.uses(Use.LAMBDA)
                || reference.owner().startsWith(JDK)
                || reference.owner().startsWith("[")) {
            return false;
        }
        return member(from, reference)
                .filter(found -> found.symbol().isProtected()
                        && !found.symbol().isStatic()
                        && !found.declaring().ofJdk())
                .isPresent();
    }

    /** Whether such a member can be used by some of the class's code, depending on the object. */
    private boolean restricted(LoadedClass from, Reference reference) {
        boolean asked = reference.toConstructor()
                ? reference.owner().equals(from.symbol().superclass().orElse(""))
                : !reference.owner().equals(from.symbol().name());
        return asked
                && member(from, reference)
                        .filter(found -> !found.declaring().samePackage(from))
                        .isPresent();
    }

    private Optional<LoadedMember> member(LoadedClass from, Reference reference) {
        return linker.find(from.node(), reference.owner()).flatMap(owner -> linker.member(owner, reference));
    }
}
