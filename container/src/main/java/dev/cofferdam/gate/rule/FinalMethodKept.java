package dev.cofferdam.gate.rule;

import dev.cofferdam.gate.classfile.MemberSymbol;
import dev.cofferdam.gate.space.LoadedClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** No class overrides a final method (JVMS 5.4.2, 4.10). */
final class FinalMethodKept implements ClassRule {
    @Override
    public List<Breach> check(LoadedClass subject, Linker linker) {
        List<Breach> breaches = new ArrayList<>();
        for (LoadedClass superclass : linker.lineage(subject).classes()) {
            if (!superclass.node().equals(subject.node())) {
                for (MemberSymbol method : superclass.symbol().methods()) {
                    if (method.isFinal() && overridden(method, superclass, subject)) {
                        breaches.add(breach(method, superclass));
                    }
                }
            }
        }
        return breaches;
    }

    private static boolean overridden(MemberSymbol method, LoadedClass superclass, LoadedClass subject) {
        boolean inherited =
                method.isPublic() || method.isProtected() || (!method.isPrivate() && subject.samePackage(superclass));
        return !method.isStatic()
                && !method.special()
                && inherited
                && subject.symbol()
                        .method(method.name(), method.descriptor())
                        .filter(own -> !own.isStatic() && !own.isPrivate())
                        .isPresent();
    }

    private static Breach breach(MemberSymbol method, LoadedClass superclass) {
        return new Breach(
                JvmError.INCOMPATIBLE_CLASS_CHANGE,
                Words.member(superclass, method),
                "is final, so a class that overrides it throws IncompatibleClassChangeError",
                superclass.node(),
                superclass.symbol().packageName(),
                Optional.empty(),
                Optional.empty(),
                true);
    }
}
