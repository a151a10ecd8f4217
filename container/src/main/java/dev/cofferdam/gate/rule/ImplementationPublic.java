package dev.cofferdam.gate.rule;

import dev.cofferdam.gate.classfile.MemberSymbol;
import dev.cofferdam.gate.space.Lineage;
import dev.cofferdam.gate.space.LoadedClass;
import dev.cofferdam.gate.space.LoadedMember;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a class implements an interface's method with is public (JVMS 6.5.invokeinterface). */
final class ImplementationPublic implements ClassRule {
    @Override
    public List<Breach> check(LoadedClass subject, Linker linker) {
        Lineage lineage = linker.lineage(subject);
        if (subject.symbol().isAbstract() || !lineage.complete()) {
            return List.of();
        }
        List<Breach> breaches = new ArrayList<>();
        lineage.interfaces().stream()
                .filter(type -> !type.ofJdk() && !type.node().equals(subject.node()))
                .forEach(type -> type.symbol().methods().stream()
                        .filter(method -> !method.isStatic() && !method.isPrivate() && !method.special())
                        .map(method -> new LoadedMember(type, method))
                        .forEach(asked -> selected(asked, lineage)
                                .filter(body -> !body.symbol().isPublic())
                                .map(body -> breach(asked, body, linker, subject))
                                .ifPresent(breaches::add)));
        return breaches;
    }

    private static Optional<LoadedMember> selected(LoadedMember asked, Lineage lineage) {
        for (LoadedClass declaring : lineage.classes()) {
            Optional<MemberSymbol> own = declaring
                    .symbol()
                    .method(asked.symbol().name(), asked.symbol().descriptor())
                    .filter(method -> !method.isPrivate() && !method.isStatic());
            if (own.isPresent()) {
                return own.map(method -> new LoadedMember(declaring, method));
            }
        }
        return Optional.empty();
    }

    private static Breach breach(LoadedMember asked, LoadedMember body, Linker linker, LoadedClass subject) {
        LoadedClass via = linker.culprit(subject, subject);
        Breach breach = new Breach(
                JvmError.ILLEGAL_ACCESS,
                Words.member(asked.declaring(), asked.symbol()),
                "is implemented by '" + Words.of(body.declaring())
                        + "' with a method that is not public, so a call throws IllegalAccessError",
                asked.declaring().node(),
                linker.lineage(via).contains(asked.declaring())
                        ? via.symbol().packageName()
                        : asked.declaring().symbol().packageName(),
                Optional.of("'" + Words.declaration(body.declaring(), body.symbol()) + "' in '"
                        + Words.of(body.declaring()) + "'"),
                Optional.empty(),
                true);
        boolean certain = !asked.declaring().symbol().providerType() || linker.called(asked, subject.node());
        return certain ? breach : breach.uncertain();
    }
}
