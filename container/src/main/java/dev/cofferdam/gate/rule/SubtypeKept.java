package dev.cofferdam.gate.rule;

import dev.cofferdam.gate.classfile.Names;
import dev.cofferdam.gate.classfile.Reference;
import dev.cofferdam.gate.space.Lineage;
import dev.cofferdam.gate.space.LoadedClass;
import java.util.Optional;

/** A value is of the class that the place needs which it is handed to (JVMS 4.10.1.2, 6.5.invokeinterface). */
final class SubtypeKept implements FlowRule {
    @Override
    public Optional<Breach> check(LoadedClass subject, Flow flow, Linker linker) {
        String from = flow.from();
        String to = flow.to();
        while (from.startsWith("[") && to.startsWith("[")) {
            from = component(from);
            to = component(to);
        }
        if (from.equals(to) || from.startsWith("[") || to.startsWith("[")) {
            return Optional.empty();
        }
        boolean concerned = flow.kind() == Flow.Kind.ASSIGN || flow.kind() == Flow.Kind.INTERFACE_CALL;
        return concerned ? check(subject, flow, from, to, linker) : Optional.empty();
    }

    /** Without its dimension: an internal name, an array's descriptor, or a primitive's letter, which is no class's name. */
    private static String component(String array) {
        String component = array.substring(1);
        return component.startsWith("L") ? component.substring(1, component.length() - 1) : component;
    }

    private static Optional<Breach> check(LoadedClass subject, Flow flow, String from, String to, Linker linker) {
        Optional<LoadedClass> wanted = linker.find(subject.node(), to);
        Optional<LoadedClass> value = linker.find(subject.node(), from);
        if (wanted.isEmpty() || value.isEmpty() || value.get().symbol().isInterface()) {
            return Optional.empty();
        }
        boolean asked = wanted.get().symbol().isInterface() == (flow.kind() == Flow.Kind.INTERFACE_CALL);
        Lineage lineage = linker.lineage(value.get());
        if (!asked || !lineage.complete() || lineage.contains(wanted.get())) {
            return Optional.empty();
        }
        return Optional.of(breach(subject, flow, value.get(), wanted.get(), linker));
    }

    private static Breach breach(LoadedClass subject, Flow flow, LoadedClass value, LoadedClass wanted, Linker linker) {
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
                flow.member().or(() -> Optional.of(new Reference(value.symbol().name(), "", "", 0))),
                true);
    }
}
