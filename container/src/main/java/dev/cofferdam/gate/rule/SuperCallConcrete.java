package dev.cofferdam.gate.rule;

import dev.cofferdam.gate.classfile.Use;
import dev.cofferdam.gate.space.LoadedClass;
import dev.cofferdam.gate.space.LoadedMember;
import java.util.List;
import java.util.Optional;

/** What {@code super.method()} selects has a body (JVMS 6.5.invokespecial). */
final class SuperCallConcrete implements LinkRule {
    @Override
    public int uses() {
        return Use.INVOKE_SPECIAL.bit();
    }

    @Override
    public Optional<Breach> check(Link link) {
        if (link.reference().toConstructor() || link.owner().equals(link.from())) {
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
        List<LoadedClass> classes = link.lineage(link.from()).classes();
        Optional<LoadedMember> found = classes.size() < 2
                ? Optional.empty()
                : link.linker().resolver().resolve(classes.get(1), link.reference());
        return found.isPresent() ? found : link.member();
    }
}
