package dev.cofferdam.gate.rule;

import dev.cofferdam.gate.classfile.Use;
import java.util.Optional;

/** A final field is written by its own class alone (JVMS 6.5.putfield, 6.5.putstatic). */
final class FinalFieldKept implements LinkRule {
    @Override
    public Optional<Breach> check(Link link) {
        if (!link.reference().usesAny(Use.PUT_FIELD, Use.PUT_STATIC)) {
            return Optional.empty();
        }
        return link.member()
                .filter(field -> field.symbol().isFinal() && !field.declaring().equals(link.from()))
                .map(field -> link.memberBreach(
                        JvmError.ILLEGAL_ACCESS, "is final, so writing to it throws IllegalAccessError"));
    }
}
