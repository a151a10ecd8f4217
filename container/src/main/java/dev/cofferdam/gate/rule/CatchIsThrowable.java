package dev.cofferdam.gate.rule;

import dev.cofferdam.gate.classfile.Use;
import dev.cofferdam.gate.space.Lineage;
import java.util.Optional;

/** What a {@code catch} names is an exception (JVMS 4.10.1.6): else the class that has it does not verify. */
final class CatchIsThrowable implements LinkRule {
    private static final String THROWABLE = "java/lang/Throwable";

    @Override
    public int uses() {
        return Use.CATCH.bit();
    }

    @Override
    public Optional<Breach> check(Link link) {
        Lineage lineage = link.lineage(link.owner());
        boolean throwable =
                lineage.classes().stream().anyMatch(type -> type.symbol().name().equals(THROWABLE));
        return throwable || !lineage.complete()
                ? Optional.empty()
                : Optional.of(link.classBreach(
                        JvmError.VERIFY, "is no exception, so a class that catches it throws VerifyError"));
    }
}
