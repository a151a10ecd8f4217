package dev.cofferdam.gate.rule;

import dev.cofferdam.gate.classfile.Use;
import java.util.Optional;

/** A final field is written by its own class alone (JVMS 6.5.putfield, 6.5.putstatic). */
final class FinalFieldKept implements LinkRule {
    @Override
    public int uses() {
        return Use.PUT_FIELD.bit() | Use.PUT_STATIC.bit();
    }

    @Override
    public Optional<Breach> check(Link link) {
        return link.member()
                .filter(field -> field.symbol().isFinal() && !field.declaring().equals(link.from()))
                .map(field -> link.memberBreach(
                        JvmError.ILLEGAL_ACCESS, "is final, so writing to it throws IllegalAccessError"));
    }
}
