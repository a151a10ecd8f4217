package dev.cofferdam.gate.rule;

import dev.cofferdam.gate.classfile.MemberSymbol;
import dev.cofferdam.gate.space.Lineage;
import dev.cofferdam.gate.space.LoadedClass;
import dev.cofferdam.gate.space.LoadedMember;
import dev.cofferdam.gate.space.Resolver;
import java.util.List;
import java.util.Optional;

/** What a virtual call of a method selects in a class (JVMS 5.4.6). */
enum Selection {
    /** A body. */
    BODY,
    /** Nothing, or an abstract method. */
    NONE,
    /** Several default methods, none of which overrides the others. */
    CONFLICT;

    static Selection of(MemberSymbol method, Lineage lineage, Resolver resolver) {
        for (LoadedClass declaring : lineage.classes()) {
            Optional<MemberSymbol> own = declaring.symbol().method(method.name(), method.descriptor());
            if (own.isPresent() && !own.get().isPrivate() && !own.get().isStatic()) {
                return own.get().isAbstract() ? NONE : BODY;
            }
        }
        List<LoadedMember> bodies = resolver.maximallySpecific(lineage, method.name(), method.descriptor()).stream()
                .filter(candidate -> !candidate.symbol().isAbstract())
                .toList();
        if (bodies.size() > 1) {
            return CONFLICT;
        }
        return bodies.isEmpty() || hidden(bodies.get(0), lineage, resolver) ? NONE : BODY;
    }

    /** HotSpot loses a default method that a superclass inherits once a class below has a private one of that name. */
    private static boolean hidden(LoadedMember body, Lineage lineage, Resolver resolver) {
        boolean behindPrivate = false;
        for (LoadedClass type : lineage.classes()) {
            if (behindPrivate && resolver.inherits(type, body.declaring())) {
                return true;
            }
            behindPrivate = behindPrivate
                    || type.symbol()
                            .method(body.symbol().name(), body.symbol().descriptor())
                            .filter(own -> own.isPrivate() && !own.isStatic())
                            .isPresent();
        }
        return false;
    }
}
