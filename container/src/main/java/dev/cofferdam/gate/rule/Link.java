package dev.cofferdam.gate.rule;

import dev.cofferdam.gate.classfile.Reference;
import dev.cofferdam.gate.classfile.Use;
import dev.cofferdam.gate.space.Lineage;
import dev.cofferdam.gate.space.LoadedClass;
import dev.cofferdam.gate.space.LoadedMember;
import java.util.Optional;

/**
 * One reference of one class, with what was found for it.
 *
 * @param from the class that refers
 * @param reference to what
 * @param owner the class that the reference names
 * @param member the member that it means; empty when there is none, or when the class itself is meant
 * @param linker answers what else a rule has to know
 */
public record Link(
        LoadedClass from, Reference reference, LoadedClass owner, Optional<LoadedMember> member, Linker linker) {
    private static final int OF_THE_CLASS = Use.EXTENDS.bit()
            | Use.IMPLEMENTS.bit()
            | Use.PUT_FIELD.bit()
            | Use.PUT_STATIC.bit()
            | Use.INVOKE_SPECIAL.bit();

    /** Whether the rules would say the same of every other class of the bundle: public, and nothing inherited or written. */
    boolean holdsForAll() {
        boolean open = owner.symbol().isPublic()
                && member.filter(found -> !found.symbol().isPublic()).isEmpty();
        return open && (reference.uses() & OF_THE_CLASS) == 0;
    }

    public boolean uses(Use use) {
        return reference.uses(use);
    }

    public Lineage lineage(LoadedClass of) {
        return linker.lineage(of);
    }

    /** The class whose provider is to blame when the member is not what it was. */
    public LoadedClass culprit() {
        return member.map(LoadedMember::declaring)
                .filter(declaring -> !declaring.node().equals(from.node()))
                .orElseGet(() -> linker.culprit(owner, from));
    }

    /** A breach that concerns the class itself. */
    Breach classBreach(JvmError error, String problem) {
        return new Breach(
                error,
                Words.of(owner),
                problem,
                owner.node(),
                owner.symbol().packageName(),
                Optional.empty(),
                Optional.of(reference),
                true);
    }

    /** A breach that concerns the member. */
    Breach memberBreach(JvmError error, String problem) {
        LoadedClass culprit = culprit();
        return new Breach(
                error,
                Words.member(culprit, reference),
                problem,
                culprit.node(),
                culprit.symbol().packageName(),
                Optional.empty(),
                Optional.of(reference),
                true);
    }
}
