package dev.cofferdam.gate.rule;

import dev.cofferdam.gate.classfile.MemberSymbol;
import dev.cofferdam.gate.space.LoadedClass;
import dev.cofferdam.gate.space.LoadedMember;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A class and the supertypes whose methods it overrides see the same classes in their descriptors (JVMS 5.4.2, 5.3.4). */
final class OverrideConstraints implements ClassRule {
    @Override
    public List<Breach> check(LoadedClass subject, Linker linker) {
        List<Breach> breaches = new ArrayList<>();
        linker.lineage(subject)
                .all()
                .filter(type -> !type.ofJdk() && !type.node().equals(subject.node()))
                .forEach(type -> type.symbol().methods().stream()
                        .filter(method -> overridden(method, subject))
                        .map(method -> new LoadedMember(type, method))
                        .forEach(method -> LoaderConstraints.broken(subject, method, linker)
                                .map(name -> LoaderConstraints.breach(subject, method, name, Optional.empty(), linker))
                                .ifPresent(breaches::add)));
        return breaches;
    }

    private static boolean overridden(MemberSymbol method, LoadedClass subject) {
        return !method.isStatic()
                && !method.isPrivate()
                && !method.special()
                && (method.isPublic() || method.isProtected())
                && subject.symbol()
                        .method(method.name(), method.descriptor())
                        .filter(own -> !own.isStatic() && !own.isPrivate())
                        .isPresent();
    }
}
