package dev.cofferdam.gate.rule;

import dev.cofferdam.gate.classfile.Use;
import java.util.Optional;

/** A superclass is a class and not final (JVMS 5.3.5). */
final class SuperclassExtensible implements LinkRule {
    @Override
    public int uses() {
        return Use.EXTENDS.bit();
    }

    @Override
    public Optional<Breach> check(Link link) {
        if (link.owner().symbol().isInterface()) {
            return link.from().symbol().isInterface() ? Optional.empty() : Optional.of(breach(link, "an interface"));
        }
        return link.owner().symbol().isFinal() ? Optional.of(breach(link, "final")) : Optional.empty();
    }

    private static Breach breach(Link link, String what) {
        return link.classBreach(
                JvmError.INCOMPATIBLE_CLASS_CHANGE,
                "is " + what + ", so a class that extends it throws IncompatibleClassChangeError");
    }
}
