package dev.cofferdam.gate.rule;

import dev.cofferdam.gate.classfile.Use;
import java.util.Optional;

/** A method is called on a class as a class's and on an interface as an interface's (JVMS 5.4.3.3, 5.4.3.4). */
final class OwnerKind implements LinkRule {
    @Override
    public Optional<Breach> check(Link link) {
        boolean isInterface = link.owner().symbol().isInterface();
        if (!link.reference().toMethod() || isInterface == link.uses(Use.OF_INTERFACE)) {
            return Optional.empty();
        }
        return Optional.of(link.classBreach(
                JvmError.INCOMPATIBLE_CLASS_CHANGE,
                isInterface
                        ? "is an interface now and was a class, so a call throws IncompatibleClassChangeError"
                        : "is a class now and was an interface, so a call throws IncompatibleClassChangeError"));
    }
}
