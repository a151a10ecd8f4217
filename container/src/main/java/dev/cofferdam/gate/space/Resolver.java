package dev.cofferdam.gate.space;

import dev.cofferdam.gate.classfile.Flags;
import dev.cofferdam.gate.classfile.MemberSymbol;
import dev.cofferdam.gate.classfile.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the field or method that a symbolic reference means (JVMS 5.4.3.2 to 5.4.3.4) or that a call selects (5.4.6). */
public final class Resolver {
    private static final Set<String> POLYMORPHIC =
            Set.of("java/lang/invoke/MethodHandle", "java/lang/invoke/VarHandle");

    private final Lineages lineages;

    public Resolver(Lineages lineages) {
        this.lineages = lineages;
    }

    /** The member that the reference means when its owner is that class. */
    public Optional<LoadedMember> resolve(LoadedClass owner, Reference reference) {
        if (!reference.toMethod()) {
            return field(owner, reference);
        }
        return owner.symbol().isInterface() ? interfaceMethod(owner, reference) : method(owner, reference);
    }

    private Optional<LoadedMember> field(LoadedClass owner, Reference reference) {
        Optional<LoadedMember> own = declared(owner, reference);
        if (own.isPresent()) {
            return own;
        }
        for (LoadedClass declaring : lineages.of(owner).classes()) {
            Optional<LoadedMember> found = declared(declaring, reference);
            if (found.isPresent()) {
                return found;
            }
            for (LoadedClass superinterface : interfacesOf(declaring)) {
                Optional<LoadedMember> constant = declared(superinterface, reference);
                if (constant.isPresent()) {
                    return constant;
                }
            }
        }
        return Optional.empty();
    }

    private List<LoadedClass> interfacesOf(LoadedClass declaring) {
        return declaring.symbol().interfaces().isEmpty()
                ? List.of()
                : lineages.of(declaring).interfaces();
    }

    private Optional<LoadedMember> declared(LoadedClass declaring, Reference reference) {
        Optional<MemberSymbol> found = reference.toMethod()
                ? declaring.symbol().method(reference.name(), reference.descriptor())
                : declaring.symbol().field(reference.name(), reference.descriptor());
        return found.map(symbol -> new LoadedMember(declaring, symbol));
    }

    private Optional<LoadedMember> method(LoadedClass owner, Reference reference) {
        if (reference.toConstructor()) {
            return declared(owner, reference); // JVMS 5.4.3.3 with 6.5.invokespecial: never inherited
        }
        Optional<LoadedMember> own = inClass(owner, reference);
        if (own.isPresent()) {
            return own; // most often, and then nobody asks for its supertypes
        }
        Lineage lineage = lineages.of(owner);
        for (LoadedClass declaring : lineage.classes()) {
            Optional<LoadedMember> found = inClass(declaring, reference);
            if (found.isPresent()) {
                return found;
            }
        }
        return superinterfaceMethod(lineage, reference.name(), reference.descriptor());
    }

    private Optional<LoadedMember> inClass(LoadedClass declaring, Reference reference) {
        Optional<LoadedMember> polymorphic = signaturePolymorphic(declaring, reference);
        return polymorphic.isPresent() ? polymorphic : declared(declaring, reference);
    }

    private Optional<LoadedMember> interfaceMethod(LoadedClass owner, Reference reference) {
        Optional<LoadedMember> own = declared(owner, reference);
        if (own.isPresent()) {
            return own;
        }
        Lineage lineage = lineages.of(owner);
        Optional<LoadedMember> ofObject = lineage.classes().stream()
                .skip(1)
                .flatMap(object -> declared(object, reference).stream())
                .filter(member -> member.symbol().isPublic() && !member.symbol().isStatic())
                .findFirst();
        return ofObject.isPresent()
                ? ofObject
                : superinterfaceMethod(lineage, reference.name(), reference.descriptor());
    }

    private Optional<LoadedMember> superinterfaceMethod(Lineage lineage, String name, String descriptor) {
        List<LoadedMember> specific = maximallySpecific(lineage, name, descriptor);
        List<LoadedMember> defaults = specific.stream()
                .filter(member -> !member.symbol().isAbstract())
                .toList();
        return (defaults.size() == 1 ? defaults : specific).stream().findFirst();
    }

    /** Whether a class is the other, extends it or implements it. */
    public boolean inherits(LoadedClass type, LoadedClass other) {
        return lineages.of(type).contains(other);
    }

    /** The superinterface methods of that name that no other of them overrides (JVMS 5.4.3.3). */
    public List<LoadedMember> maximallySpecific(Lineage lineage, String name, String descriptor) {
        List<LoadedMember> candidates = new ArrayList<>();
        for (LoadedClass superinterface : lineage.interfaces()) {
            superinterface
                    .symbol()
                    .method(name, descriptor)
                    .filter(method -> !method.isPrivate() && !method.isStatic())
                    .ifPresent(method -> candidates.add(new LoadedMember(superinterface, method)));
        }
        if (candidates.size() < 2) {
            return candidates;
        }
        List<LoadedMember> specific = new ArrayList<>(candidates);
        specific.removeIf(candidate -> candidates.stream()
                .anyMatch(other ->
                        other != candidate && lineages.of(other.declaring()).contains(candidate.declaring())));
        return specific;
    }

    /** JVMS 2.9.3: any descriptor fits, the JVM makes the method up. */
    private static Optional<LoadedMember> signaturePolymorphic(LoadedClass declaring, Reference reference) {
        if (!POLYMORPHIC.contains(declaring.symbol().name())) {
            return Optional.empty();
        }
        return declaring.symbol().methods().stream()
                .filter(method ->
                        method.name().equals(reference.name()) && method.has(Flags.NATIVE) && method.has(Flags.VARARGS))
                .findFirst()
                .map(method -> new LoadedMember(declaring, method));
    }
}
