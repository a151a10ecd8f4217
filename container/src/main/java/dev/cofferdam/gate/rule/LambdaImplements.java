package dev.cofferdam.gate.rule;

import dev.cofferdam.gate.classfile.MemberSymbol;
import dev.cofferdam.gate.classfile.Names;
import dev.cofferdam.gate.classfile.Reference;
import dev.cofferdam.gate.classfile.Use;
import dev.cofferdam.gate.space.Lineage;
import dev.cofferdam.gate.space.LoadedClass;
import dev.cofferdam.gate.space.LoadedMember;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A lambda or method reference implements every abstract method that other bundles ask of its functional interface. */
final class LambdaImplements implements LinkRule {
    @Override
    public int uses() {
        return Use.LAMBDA.bit();
    }

    @Override
    public Optional<Breach> check(Link link) {
        Lineage lineage = link.lineage(link.owner());
        if (!lineage.complete()) {
            return Optional.empty();
        }
        return types(lineage)
                .filter(type -> !type.ofJdk() && !type.node().equals(link.from().node()))
                .flatMap(type -> type.symbol().methods().stream().map(method -> new LoadedMember(type, method)))
                .filter(asked -> asked.symbol().isAbstract() && missing(asked.symbol(), link, lineage))
                .findFirst()
                .map(asked -> breach(asked, link));
    }

    private static Stream<LoadedClass> types(Lineage lineage) {
        return Stream.concat(lineage.classes().stream().limit(1), lineage.interfaces().stream());
    }

    private static boolean missing(MemberSymbol asked, Link link, Lineage lineage) {
        return !written(asked, link.reference()) && !ofObject(asked, lineage) && !hasBody(asked, link, lineage);
    }

    private static boolean written(MemberSymbol asked, Reference lambda) {
        return asked.is(lambda.name(), lambda.descriptor())
                || (lambda.uses(Use.BRIDGES)
                        && asked.name().equals(lambda.name())
                        && arity(asked.descriptor()) == arity(lambda.descriptor()));
    }

    private static long arity(String descriptor) {
        String parameters = Names.parameters(descriptor);
        return parameters.equals("()")
                ? 0
                : 1 + parameters.chars().filter(c -> c == ',').count();
    }

    private static boolean ofObject(MemberSymbol asked, Lineage lineage) {
        return lineage.classes().stream()
                .skip(1)
                .flatMap(object -> object.symbol().method(asked.name(), asked.descriptor()).stream())
                .anyMatch(MemberSymbol::isPublic);
    }

    private static boolean hasBody(MemberSymbol asked, Link link, Lineage lineage) {
        Optional<MemberSymbol> own = link.owner().symbol().method(asked.name(), asked.descriptor());
        if (own.isPresent()) {
            return !own.get().isAbstract();
        }
        List<LoadedMember> specific =
                link.linker().resolver().maximallySpecific(lineage, asked.name(), asked.descriptor());
        return specific.stream().filter(member -> !member.symbol().isAbstract()).count() == 1;
    }

    private static Breach breach(LoadedMember asked, Link link) {
        Reference lambda = link.reference();
        Breach breach = new Breach(
                JvmError.ABSTRACT_METHOD,
                Names.type(asked.symbol().descriptor()) + " " + Words.member(asked.declaring(), asked.symbol()),
                "is not implemented by a lambda, so a call throws AbstractMethodError",
                asked.declaring().node(),
                asked.declaring().symbol().packageName(),
                Optional.of("a lambda for '" + Names.type(lambda.descriptor()) + " " + lambda.name()
                        + Names.parameters(lambda.descriptor()) + "'"),
                Optional.of(lambda),
                true);
        boolean certain = !asked.declaring().symbol().providerType()
                || link.linker().called(asked, link.from().node());
        return certain ? breach : breach.uncertain();
    }
}
