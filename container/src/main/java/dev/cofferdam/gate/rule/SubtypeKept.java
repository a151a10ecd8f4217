package dev.cofferdam.gate.rule;

import dev.cofferdam.gate.classfile.Names;
import dev.cofferdam.gate.classfile.Reference;
import dev.cofferdam.gate.space.Lineage;
import dev.cofferdam.gate.space.LoadedClass;
import dev.cofferdam.gate.verify.Flow;
import dev.cofferdam.model.BundleNode;
import java.util.Optional;

/**
 * A value is of the class that the place needs which it is handed to (JVMS 4.10.1.2, 6.5.invokeinterface). The verifier takes every
 * interface for {@code Object}; a call of an interface's method does not.
 */
final class SubtypeKept {
    private final Linker linker;

    SubtypeKept(Linker linker) {
        this.linker = linker;
    }

    /** Whether one class is the other, for all that a bundle finds; also when it does not find one of them. */
    boolean holds(BundleNode asker, Flow.Kind kind, String from, String to) {
        Optional<LoadedClass> wanted = linker.find(asker, to);
        boolean call = kind == Flow.Kind.INTERFACE_CALL;
        if (wanted.isEmpty() || wanted.get().symbol().isInterface() != call) {
            return true;
        }
        Optional<LoadedClass> value = linker.find(asker, from);
        if (value.isEmpty() || call && value.get().symbol().isInterface()) {
            return true;
        }
        Lineage lineage = linker.lineage(value.get());
        return !lineage.complete() || lineage.contains(wanted.get());
    }

    /** Whether a type that a bundle finds is not the other. */
    boolean misses(BundleNode asker, String from, String to) {
        Optional<LoadedClass> wanted = linker.find(asker, to);
        return linker.find(asker, from)
                .filter(type -> wanted.isPresent()
                        && (linker.lineage(type).contains(wanted.get())
                                || !linker.lineage(type).complete()))
                .isEmpty();
    }

    /** What breaks when it does not hold; none for a flow of another kind. */
    Optional<Breach> check(LoadedClass subject, Flow flow, Reference member) {
        Optional<LoadedClass> value = linker.find(subject.node(), flow.from());
        return linker.find(subject.node(), flow.to())
                .flatMap(wanted -> value.map(found -> breach(subject, flow, member, found, wanted)));
    }

    private Breach breach(LoadedClass subject, Flow flow, Reference member, LoadedClass value, LoadedClass wanted) {
        boolean call = flow.kind() == Flow.Kind.INTERFACE_CALL;
        LoadedClass culprit = linker.culprit(value, subject);
        return new Breach(
                call ? JvmError.INCOMPATIBLE_CLASS_CHANGE : JvmError.VERIFY,
                Words.of(value),
                call
                        ? "does not implement '" + Words.of(wanted)
                                + "' any more, so a call of its methods throws IncompatibleClassChangeError"
                        : "is no '" + Words.of(wanted)
                                + "' any more, so a class that uses it as one throws VerifyError",
                culprit.node(),
                culprit.symbol().packageName(),
                Optional.of("a class that inherits from "
                        + value.symbol()
                                .superclass()
                                .map(Names::dotted)
                                .map(name -> "'" + name + "'")
                                .orElse("nothing")),
                Optional.of(call ? member : new Reference(value.symbol().name(), "", "", 0)),
                true);
    }
}
