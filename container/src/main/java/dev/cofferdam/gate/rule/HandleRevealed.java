package dev.cofferdam.gate.rule;

import dev.cofferdam.gate.classfile.Use;
import java.util.Optional;

/**
 * A method reference names a method whose declaring class is accessible: {@code LambdaMetafactory} goes to that class, while
 * a call goes to the class that it names.
 */
final class HandleRevealed implements LinkRule {
    @Override
    public int uses() {
        return Use.HANDLE.bit();
    }

    @Override
    public Optional<Breach> check(Link link) {
        return link.member()
                .filter(member -> !member.declaring().symbol().isPublic()
                        && !member.declaring().samePackage(link.from())
                        && !member.declaring().ofJdk())
                .map(
                        member -> link.memberBreach(
                                JvmError.ILLEGAL_ACCESS,
                                "is declared by '" + Words.of(member.declaring())
                                        + "', which is not public, so a reference to it throws BootstrapMethodError for an IllegalAccessError"));
    }
}
