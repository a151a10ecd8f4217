package dev.cofferdam.gate.rule;

import dev.cofferdam.gate.classfile.Use;
import dev.cofferdam.gate.space.LoadedMember;
import java.util.Optional;

/** A member is used as static when it is, and only then (JVMS 6.5). */
final class StaticOrNot implements LinkRule {
    private static final int STATIC = Use.GET_STATIC.bit() | Use.PUT_STATIC.bit() | Use.INVOKE_STATIC.bit();
    private static final int INSTANCE = Use.GET_FIELD.bit()
            | Use.PUT_FIELD.bit()
            | Use.INVOKE_VIRTUAL.bit()
            | Use.INVOKE_SPECIAL.bit()
            | Use.INVOKE_INTERFACE.bit();

    @Override
    public Optional<Breach> check(Link link) {
        Optional<LoadedMember> member = link.member();
        if (member.isEmpty()) {
            return Optional.empty();
        }
        boolean isStatic = member.get().symbol().isStatic();
        boolean fits = (link.reference().uses() & (isStatic ? INSTANCE : STATIC)) == 0;
        return fits ? Optional.empty() : Optional.of(breach(link, isStatic));
    }

    private static Breach breach(Link link, boolean isStatic) {
        return link.memberBreach(
                JvmError.INCOMPATIBLE_CLASS_CHANGE,
                isStatic
                        ? "is static now and was not, so its use throws IncompatibleClassChangeError"
                        : "is not static any more, so its use throws IncompatibleClassChangeError");
    }
}
