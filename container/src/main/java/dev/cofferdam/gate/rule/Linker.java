package dev.cofferdam.gate.rule;

import dev.cofferdam.gate.classfile.Names;
import dev.cofferdam.gate.classfile.Reference;
import dev.cofferdam.gate.space.ClassSpaces;
import dev.cofferdam.gate.space.Lineage;
import dev.cofferdam.gate.space.Lineages;
import dev.cofferdam.gate.space.LoadedClass;
import dev.cofferdam.gate.space.LoadedMember;
import dev.cofferdam.gate.space.Lookup;
import dev.cofferdam.gate.space.Resolver;
import dev.cofferdam.model.BundleNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Links classes on paper: looks up what they refer to and lets each rule have its say, the cause first. */
public final class Linker {
    private static final List<LinkRule> CLASS_RULES = List.of(
            new ClassAccessible(),
            new NotCircular(),
            new SuperclassExtensible(),
            new SuperinterfaceIsInterface(),
            new SealedPermits(),
            new ClassInstantiable());
    private static final List<LinkRule> MEMBER_RULES = List.of(
            new ClassAccessible(),
            new OwnerKind(),
            new MemberExists(),
            new MemberAccessible(),
            new StaticOrNot(),
            new FinalFieldKept(),
            new SuperCallConcrete());
    private static final List<ClassRule> RULES = List.of(new FinalMethodKept(), new MethodsImplemented());

    private final ClassSpaces spaces;
    private final Lineages lineages;
    private final Resolver resolver;
    private final Map<Reference, Optional<LoadedMember>> members = new IdentityHashMap<>();
    private final Set<Reference> forAll = Collections.newSetFromMap(new IdentityHashMap<>());

    public Linker(ClassSpaces spaces) {
        this.spaces = spaces;
        this.lineages = new Lineages(spaces);
        this.resolver = new Resolver(lineages);
    }

    Lineage lineage(LoadedClass of) {
        return lineages.of(of);
    }

    Resolver resolver() {
        return resolver;
    }

    /** Whether the reference was found to fit, whichever class of the bundle makes it. */
    public boolean fits(Reference reference) {
        return forAll.contains(reference);
    }

    /** What the loader of the class that refers finds for the owner; of an array, for its element. */
    public Optional<Lookup> owner(LoadedClass from, Reference reference) {
        return Names.elementClass(reference.owner()).map(name -> spaces.find(from.node(), name));
    }

    /**
     * The first rule that a reference breaks.
     *
     * @param owner what {@link #owner} found
     */
    public Optional<Breach> check(LoadedClass from, Reference reference, LoadedClass owner) {
        boolean member = !reference.toClass() && !reference.owner().startsWith("[");
        Link link = new Link(from, reference, owner, member ? member(owner, reference) : Optional.empty(), this);
        for (LinkRule rule : member ? MEMBER_RULES : CLASS_RULES) {
            Optional<Breach> breach = rule.check(link);
            if (breach.isPresent()) {
                return breach;
            }
        }
        if (link.holdsForAll()) {
            forAll.add(reference);
        }
        return Optional.empty();
    }

    private Optional<LoadedMember> member(LoadedClass owner, Reference reference) {
        Optional<LoadedMember> known = members.get(reference);
        if (known == null) {
            known = resolver.resolve(owner, reference);
            members.put(reference, known);
        }
        return known;
    }

    /** What a class as a whole breaks. */
    public List<Breach> check(LoadedClass subject) {
        List<Breach> breaches = new ArrayList<>();
        RULES.forEach(rule -> breaches.addAll(rule.check(subject, this)));
        return breaches;
    }

    /** Whether the provider of a method, or the bundle that should implement it, is known to call it. */
    boolean called(LoadedMember method, BundleNode implementer) {
        return spaces.calls(method.declaring().node(), method) || spaces.calls(implementer, method);
    }

    /**
     * The class to blame for what {@code owner} lacks: itself when another bundle defines it, else the nearest of its
     * supertypes that another bundle defines.
     */
    LoadedClass culprit(LoadedClass owner, LoadedClass from) {
        return lineage(owner)
                .all()
                .filter(type -> !type.node().equals(from.node()) && (!type.ofJdk() || type.equals(owner)))
                .findFirst()
                .orElse(owner);
    }
}
