package dev.cofferdam.gate.rule;

import dev.cofferdam.gate.classfile.MemberSymbol;
import dev.cofferdam.gate.space.Lineage;
import dev.cofferdam.gate.space.LoadedClass;
import dev.cofferdam.gate.space.LoadedMember;
import java.util.Optional;

/** A member may be used by the class that uses it (JVMS 5.4.4). */
final class MemberAccessible implements LinkRule {
    @Override
    public Optional<Breach> check(Link link) {
        if (link.member().isEmpty() || accessible(link, link.member().get())) {
            return Optional.empty();
        }
        return Optional.of(link.memberBreach(
                JvmError.ILLEGAL_ACCESS,
                "is " + word(link.member().get().symbol()) + ", so its use throws IllegalAccessError"));
    }

    private static boolean accessible(Link link, LoadedMember member) {
        MemberSymbol symbol = member.symbol();
        LoadedClass declaring = member.declaring();
        if (symbol.isPublic() || link.reference().owner().startsWith("[")) {
            return true;
        }
        if (symbol.isPrivate()) {
            return link.from().equals(declaring) || link.from().sameNest(declaring);
        }
        return link.from().samePackage(declaring) || (symbol.isProtected() && inherited(link, member));
    }

    /** Protected: from a subclass, and unless static only on what is the subclass itself or related to it. */
    private static boolean inherited(Link link, LoadedMember member) {
        Lineage from = link.lineage(link.from());
        Lineage owner = link.lineage(link.owner());
        if (!from.complete() || !owner.complete()) {
            return true; // a missing supertype is told of elsewhere
        }
        return from.contains(member.declaring())
                && (member.symbol().isStatic() || owner.contains(link.from()) || from.contains(link.owner()));
    }

    private static String word(MemberSymbol symbol) {
        if (symbol.isPrivate()) {
            return "private";
        }
        return symbol.isProtected() ? "protected" : "visible in its own package only";
    }
}
