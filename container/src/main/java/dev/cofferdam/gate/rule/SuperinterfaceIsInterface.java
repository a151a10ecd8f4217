package dev.cofferdam.gate.rule;

import dev.cofferdam.gate.classfile.Use;
import java.util.Optional;

/** What a class implements is an interface (JVMS 5.3.5). */
final class SuperinterfaceIsInterface implements LinkRule {
    @Override
    public int uses() {
        return Use.IMPLEMENTS.bit();
    }

    @Override
    public Optional<Breach> check(Link link) {
        if (link.owner().symbol().isInterface()) {
            return Optional.empty();
        }
        return Optional.of(link.classBreach(
                JvmError.INCOMPATIBLE_CLASS_CHANGE,
                "is a class, so a class that implements it throws IncompatibleClassChangeError"));
    }
}
