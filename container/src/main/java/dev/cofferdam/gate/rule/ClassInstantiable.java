package dev.cofferdam.gate.rule;

import dev.cofferdam.gate.classfile.Use;
import java.util.Optional;

/** What is instantiated is neither abstract nor an interface (JVMS 6.5.new). */
final class ClassInstantiable implements LinkRule {
    @Override
    public int uses() {
        return Use.INSTANTIATE.bit();
    }

    @Override
    public Optional<Breach> check(Link link) {
        if (!link.owner().symbol().isAbstract()) {
            return Optional.empty();
        }
        String kind = link.owner().symbol().isInterface() ? "an interface" : "abstract";
        return Optional.of(
                link.classBreach(JvmError.INSTANTIATION, "is " + kind + ", so 'new' throws InstantiationError"));
    }
}
