package dev.cofferdam.gate.rule;

import dev.cofferdam.gate.classfile.MemberSymbol;
import dev.cofferdam.gate.classfile.Names;
import dev.cofferdam.gate.classfile.Reference;
import dev.cofferdam.gate.space.Lineage;
import dev.cofferdam.gate.space.LoadedClass;
import java.util.Optional;

/** A member of that name and descriptor is there, declared or inherited (JVMS 5.4.3.2 to 5.4.3.4). */
final class MemberExists implements LinkRule {
    @Override
    public Optional<Breach> check(Link link) {
        if (link.member().isPresent()) {
            return Optional.empty();
        }
        Lineage lineage = link.lineage(link.owner());
        if (!lineage.complete()) {
            return Optional.empty();
        }
        Reference reference = link.reference();
        LoadedClass culprit = link.culprit();
        Optional<Nearest> nearest = Nearest.to(reference, lineage);
        String type = nearest.filter(near -> near.differsInTypeOnly(reference)).isPresent()
                ? Names.type(reference.descriptor()) + " "
                : "";
        JvmError error = reference.toMethod() ? JvmError.NO_SUCH_METHOD : JvmError.NO_SUCH_FIELD;
        return Optional.of(new Breach(
                error,
                type + Words.member(culprit, reference),
                "is not there, so its use throws " + error.word(),
                culprit.node(),
                culprit.symbol().packageName(),
                Optional.of(nearest.map(Nearest::text).orElse("nothing of that name")),
                Optional.of(reference),
                true));
    }

    /** The member that is most like the missing one: of the same name, and of as equal a shape as there is. */
    record Nearest(LoadedClass declaring, MemberSymbol symbol) {

        static Optional<Nearest> to(Reference reference, Lineage lineage) {
            Optional<Nearest> best = Optional.empty();
            for (LoadedClass declaring : lineage.all().toList()) {
                for (MemberSymbol symbol : reference.toMethod()
                        ? declaring.symbol().methods()
                        : declaring.symbol().fields()) {
                    Nearest candidate = new Nearest(declaring, symbol);
                    boolean better = symbol.name().equals(reference.name())
                            && candidate.likeness(reference)
                                    > best.map(one -> one.likeness(reference)).orElse(-1);
                    best = better ? Optional.of(candidate) : best;
                }
                if (reference.toConstructor()) {
                    return best;
                }
            }
            return best;
        }

        private int likeness(Reference reference) {
            if (differsInTypeOnly(reference)) {
                return 2;
            }
            return count(symbol.descriptor()) == count(reference.descriptor()) ? 1 : 0;
        }

        boolean differsInTypeOnly(Reference reference) {
            return !reference.toMethod()
                    || Names.parameters(symbol.descriptor()).equals(Names.parameters(reference.descriptor()));
        }

        private static long count(String descriptor) {
            return Names.parameters(descriptor).chars().filter(c -> c == ',').count();
        }

        String text() {
            return "'" + Words.declaration(declaring, symbol) + "' in '" + Words.of(declaring) + "'";
        }
    }
}
