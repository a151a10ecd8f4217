package dev.cofferdam.gate.rule;

import dev.cofferdam.gate.classfile.MemberSymbol;
import dev.cofferdam.gate.space.LoadedClass;
import dev.cofferdam.gate.space.LoadedMember;
import dev.cofferdam.model.BundleNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** No class overrides a final method (JVMS 5.4.2, 4.10). For the classes of one bundle, most of which have one superclass. */
final class FinalMethodKept implements ClassRule {
    /** By superclass, what it and those above it declare final; without those that the bundle itself defines. */
    private final Map<LoadedClass, List<LoadedMember>> known = new HashMap<>();

    @Override
    public List<Breach> check(LoadedClass subject, Linker linker) {
        List<LoadedClass> classes = linker.lineage(subject).classes();
        if (classes.size() < 2) {
            return List.of();
        }
        List<Breach> breaches = List.of();
        for (LoadedMember method : finals(classes, subject.node())) {
            if (overridden(method.symbol(), method.declaring(), subject)) {
                breaches = breaches.isEmpty() ? new ArrayList<>() : breaches;
                breaches.add(breach(method.symbol(), method.declaring()));
            }
        }
        return breaches;
    }

    private List<LoadedMember> finals(List<LoadedClass> classes, BundleNode of) {
        List<LoadedMember> finals = known.get(classes.get(1));
        if (finals == null) {
            finals = new ArrayList<>();
            for (LoadedClass superclass : classes.subList(1, classes.size())) {
                if (!superclass.node().equals(of)) {
                    addFinals(superclass, finals);
                }
            }
            known.put(classes.get(1), finals);
        }
        return finals;
    }

    private static void addFinals(LoadedClass superclass, List<LoadedMember> sink) {
        for (MemberSymbol method : superclass.symbol().methods()) {
            if (method.isFinal() && !method.isStatic() && !method.isPrivate() && !method.special()) {
                sink.add(new LoadedMember(superclass, method));
            }
        }
    }

    private static boolean overridden(MemberSymbol method, LoadedClass superclass, LoadedClass subject) {
        boolean inherited = method.isPublic() || method.isProtected() || subject.samePackage(superclass);
        if (!inherited) {
            return false;
        }
        Optional<MemberSymbol> own = subject.symbol().method(method.name(), method.descriptor());
        return own.isPresent() && !own.get().isStatic() && !own.get().isPrivate();
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
