package dev.cofferdam.gate.rule;

import dev.cofferdam.gate.classfile.Reference;
import dev.cofferdam.gate.space.Lineage;
import dev.cofferdam.gate.space.LoadedClass;
import dev.cofferdam.gate.space.LoadedMember;
import dev.cofferdam.gate.verify.Flow;
import java.util.Optional;

/**
 * A protected member that is declared in another package is used on objects of the using class alone, and a protected
 * constructor by {@code super} alone (JVMS 4.10.1.8, 4.10.1.9.invokespecial).
 */
final class ProtectedReceiver {

    /** @param reference the member, of which it is known that it is protected and of another package's class */
    Optional<Breach> check(LoadedClass subject, Flow flow, Reference reference, Linker linker) {
        boolean fits =
                flow.kind() != Flow.Kind.NEW && (flow.kind() != Flow.Kind.RECEIVER || own(subject, flow, linker));
        if (fits) {
            return Optional.empty();
        }
        return linker.find(subject.node(), reference.owner())
                .flatMap(owner -> linker.member(owner, reference))
                .map(member -> breach(member, reference, flow.kind()));
    }

    private static boolean own(LoadedClass subject, Flow flow, Linker linker) {
        Optional<Lineage> receiver = linker.find(subject.node(), flow.from()).map(linker::lineage);
        return receiver.filter(lineage -> lineage.complete() && !lineage.contains(subject))
                .isEmpty();
    }

    private static Breach breach(LoadedMember member, Reference reference, Flow.Kind kind) {
        LoadedClass declaring = member.declaring();
        return new Breach(
                JvmError.VERIFY,
                Words.member(declaring, member.symbol()),
                kind == Flow.Kind.NEW
                        ? "is protected, so 'new' from another package throws VerifyError"
                        : "is protected, so its use on an object of another class throws VerifyError",
                declaring.node(),
                declaring.symbol().packageName(),
                Optional.empty(),
                Optional.of(reference),
                true);
    }
}
