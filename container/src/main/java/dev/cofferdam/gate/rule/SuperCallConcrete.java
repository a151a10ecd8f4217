package dev.cofferdam.gate.rule;

import dev.cofferdam.gate.classfile.Use;
import dev.cofferdam.gate.space.LoadedClass;
import dev.cofferdam.gate.space.LoadedMember;
import java.util.Optional;

/** What {@code super.method()} selects has a body (JVMS 6.5.invokespecial). */
final class SuperCallConcrete implements LinkRule {
    @Override
    public Optional<Breach> check(Link link) {
        if (!link.uses(Use.INVOKE_SPECIAL)
                || link.reference().toConstructor()
                || link.owner().equals(link.from())) {
            return Optional.empty();
        }
        return selected(link)
                .filter(method -> method.symbol().isAbstract())
                .map(method -> link.memberBreach(
                        JvmError.ABSTRACT_METHOD, "is abstract, so calling it on 'super' throws AbstractMethodError"));
    }

    private static Optional<LoadedMember> selected(Link link) {
        if (link.owner().symbol().isInterface()) {
            return link.member();
        }
        Optional<LoadedClass> superclass =
                link.lineage(link.from()).classes().stream().skip(1).findFirst();
        return superclass
                .flatMap(type -> link.linker().resolver().resolve(type, link.reference()))
                .or(link::member);
    }
}
