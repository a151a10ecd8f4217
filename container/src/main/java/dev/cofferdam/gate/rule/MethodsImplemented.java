package dev.cofferdam.gate.rule;

import dev.cofferdam.gate.classfile.MemberSymbol;
import dev.cofferdam.gate.classfile.Names;
import dev.cofferdam.gate.classfile.Reference;
import dev.cofferdam.gate.space.Lineage;
import dev.cofferdam.gate.space.LoadedClass;
import dev.cofferdam.gate.space.LoadedMember;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A class that can be instantiated has a body for every method of the supertypes that other bundles hand it (JVMS 5.4.6).
 * What is missing from the JDK's or the bundle's own supertypes was missing when the class was released: nothing that is
 * wired here can mend it.
 */
final class MethodsImplemented implements ClassRule {
    @Override
    public List<Breach> check(LoadedClass subject, Linker linker) {
        Lineage lineage = linker.lineage(subject);
        if (subject.symbol().isAbstract() || !lineage.complete()) {
            return List.of();
        }
        List<Breach> breaches = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        lineage.all().filter(type -> foreign(type, subject)).forEach(type -> {
            for (MemberSymbol method : type.symbol().methods()) {
                LoadedMember asked = new LoadedMember(type, method);
                if (asksForBody(asked, subject) && seen.add(method.name() + method.descriptor())) {
                    check(asked, subject, lineage, linker).ifPresent(breaches::add);
                }
            }
        });
        return breaches;
    }

    private static boolean foreign(LoadedClass type, LoadedClass subject) {
        return !type.ofJdk() && !type.node().equals(subject.node());
    }

    private static boolean asksForBody(LoadedMember asked, LoadedClass subject) {
        MemberSymbol method = asked.symbol();
        boolean inherited = method.isPublic() || method.isProtected() || subject.samePackage(asked.declaring());
        boolean virtual = !method.isStatic() && !method.isPrivate() && !method.special();
        boolean ofInterface = asked.declaring().symbol().isInterface();
        return virtual && inherited && (method.isAbstract() || ofInterface);
    }

    private static Optional<Breach> check(LoadedMember asked, LoadedClass subject, Lineage lineage, Linker linker) {
        Selection selection = Selection.of(asked.symbol(), lineage, linker.resolver());
        if (selection == Selection.BODY || alreadyMissing(asked, lineage, linker)) {
            return Optional.empty();
        }
        Breach breach = breach(asked, subject, lineage, linker, selection);
        return Optional.of(certain(asked, subject, lineage, linker) ? breach : breach.uncertain());
    }

    /**
     * A provider type may gain methods: who implements it beside its provider lacks them and runs, as long as nobody calls
     * them. It is certain when a call is known, or when the class has the method as it was before its type changed.
     */
    private static boolean certain(LoadedMember asked, LoadedClass subject, Lineage lineage, Linker linker) {
        return !asked.declaring().symbol().providerType()
                || subject.symbol().methods().stream().anyMatch(own -> outlived(own, asked.symbol(), lineage))
                || linker.called(asked, subject.node());
    }

    private static boolean outlived(MemberSymbol own, MemberSymbol asked, Lineage lineage) {
        return own.isPublic()
                && own.name().equals(asked.name())
                && lineage.all()
                        .skip(1)
                        .noneMatch(type -> type.symbol()
                                .method(own.name(), own.descriptor())
                                .isPresent());
    }

    /** Whether the superclass can be instantiated and lacks the body too: then it is the one to be told of. */
    private static boolean alreadyMissing(LoadedMember asked, Lineage lineage, Linker linker) {
        if (lineage.classes().size() < 2 || lineage.classes().get(1).symbol().isAbstract()) {
            return false;
        }
        Lineage above = linker.lineage(lineage.classes().get(1));
        return above.contains(asked.declaring())
                && Selection.of(asked.symbol(), above, linker.resolver()) != Selection.BODY;
    }

    private static Breach breach(
            LoadedMember asked, LoadedClass subject, Lineage lineage, Linker linker, Selection selection) {
        MemberSymbol method = asked.symbol();
        LoadedClass via = linker.culprit(subject, subject);
        Reference reference = new Reference(asked.declaring().symbol().name(), method.name(), method.descriptor(), 0);
        Optional<String> nearest = subject.symbol().methods().stream()
                .filter(own -> own.name().equals(method.name()))
                .map(own -> "'" + Words.declaration(subject, own) + "'")
                .findFirst();
        boolean missing = selection == Selection.NONE;
        return new Breach(
                missing ? JvmError.ABSTRACT_METHOD : JvmError.INCOMPATIBLE_CLASS_CHANGE,
                Names.type(method.descriptor()) + " " + Words.member(asked.declaring(), reference),
                missing
                        ? "is not implemented by '" + Words.of(subject) + "', so a call throws AbstractMethodError"
                        : "has several default bodies in '" + Words.of(subject)
                                + "', so a call throws IncompatibleClassChangeError or AbstractMethodError",
                asked.declaring().node(),
                linker.lineage(via).contains(asked.declaring())
                        ? via.symbol().packageName()
                        : asked.declaring().symbol().packageName(),
                Optional.of(nearest.orElse("nothing of that name") + " in '" + Words.of(subject) + "'"),
                Optional.empty(),
                true);
    }
}
