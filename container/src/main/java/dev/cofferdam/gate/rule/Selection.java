package dev.cofferdam.gate.rule;

import dev.cofferdam.gate.classfile.MemberSymbol;
import dev.cofferdam.gate.space.Lineage;
import dev.cofferdam.gate.space.LoadedClass;
import dev.cofferdam.gate.space.Resolver;
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
        long bodies = resolver.maximallySpecific(lineage, method.name(), method.descriptor()).stream()
                .filter(candidate -> !candidate.symbol().isAbstract())
                .count();
        return bodies == 1 ? BODY : bodies == 0 ? NONE : CONFLICT;
    }
}
