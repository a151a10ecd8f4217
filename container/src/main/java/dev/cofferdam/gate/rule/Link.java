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
    /** Stands for every package; the JVM allows the sign in no name. */
    private static final String EVERYWHERE = ";";
    /** Stands for no package; likewise. */
    static final String NOWHERE = "[";

    private static final int INHERITS = Use.EXTENDS.bit() | Use.IMPLEMENTS.bit();
    private static final int PUTS = Use.PUT_FIELD.bit() | Use.PUT_STATIC.bit();

    /**
     * For which other classes of the bundle the rules would say the same, when all of them have nothing to say: none if the
     * reference is about the class that has it, else all if everything is public, else those of its package if everything is of
     * its package.
     *
     * @return the package, for {@link #holdsIn}
     */
    String holdsIn() {
        if (ofTheClass()) {
            return NOWHERE;
        }
        if (owner.symbol().isPublic()
                && member.filter(found -> !found.symbol().isPublic()).isEmpty()) {
            return EVERYWHERE;
        }
        boolean near = (owner.symbol().isPublic() || owner.samePackage(from))
                && member.filter(found -> !near(found)).isEmpty();
        return near ? from.symbol().packageName() : NOWHERE;
    }

    private boolean near(LoadedMember found) {
        return found.symbol().isPublic()
                || !found.symbol().isPrivate() && found.declaring().samePackage(from);
    }

    /** What is inherited, called by {@code super} or written to a final field is of the class alone. */
    private boolean ofTheClass() {
        return (reference.uses() & INHERITS) != 0
                || uses(Use.INVOKE_SPECIAL) && !reference.toConstructor()
                || (reference.uses() & PUTS) != 0
                        && member.filter(found -> found.symbol().isFinal()).isPresent();
    }

    /** Whether that is said of a class's package. */
    static boolean holdsIn(String packageName, LoadedClass from) {
        return packageName.equals(EVERYWHERE)
                || packageName.equals(from.symbol().packageName());
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
