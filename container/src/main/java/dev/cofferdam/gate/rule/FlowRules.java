package dev.cofferdam.gate.rule;

import dev.cofferdam.gate.classfile.FlowReader;
import dev.cofferdam.gate.classfile.Reference;
import dev.cofferdam.gate.classfile.Use;
import dev.cofferdam.gate.space.LoadedClass;
import dev.cofferdam.gate.space.LoadedMember;
import dev.cofferdam.gate.space.OwnClass;
import dev.cofferdam.gate.verify.Flow;
import dev.cofferdam.gate.verify.Pairs;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Asks of the values that code hands on whether they are of the classes that they have to be of. What is needed is known of a jar
 * as a whole; only if something of that does not hold, or some use depends on the object, classes are read once more.
 */
final class FlowRules {
    private static final String JDK = "java/";

    private record Broken(Flow.Kind kind, String from, String to) {}

    private final Linker linker;
    private final SubtypeKept subtypes;
    private final ProtectedReceiver receivers = new ProtectedReceiver();
    private final Map<LoadedClass, Set<Reference>> guarded = new HashMap<>();
    private Optional<FlowReader> reader = Optional.empty();

    FlowRules(Linker linker) {
        this.linker = linker;
        this.subtypes = new SubtypeKept(linker);
    }

    /** Takes note of a reference that may be used on some objects alone: a protected member of another package's class. */
    void note(Link link) {
        Optional<LoadedMember> member = link.member();
        if (member.isPresent() && guards(member.get(), link)) {
            Reference reference = link.reference();
            guarded.computeIfAbsent(link.from(), first -> new HashSet<>())
                    .add(new Reference(reference.owner(), reference.name(), reference.descriptor(), 0));
        }
    }

    private static boolean guards(LoadedMember member, Link link) {
        Reference reference = link.reference();
        return member.symbol().isProtected()
                && !member.symbol().isStatic()
                && !member.declaring().ofJdk()
                && !member.declaring().samePackage(link.from())
                && !reference.uses(Use.LAMBDA)
                && !reference.owner().startsWith(JDK);
    }

    /** Whether a class's code may use such a member on an object that is not of the class. */
    private static boolean restricted(OwnClass subject, Reference member) {
        return member.toConstructor() ? makesOfSuper(subject) : !member.owner().equals(subject.name());
    }

    private static boolean makesOfSuper(OwnClass subject) {
        String superclass = subject.loaded().symbol().superclass().orElse("");
        return subject.entry().references().stream()
                .anyMatch(reference -> reference.toClass()
                        && reference.uses(Use.INSTANTIATE)
                        && reference.owner().equals(superclass));
    }

    void check(List<OwnClass> subjects, BiConsumer<OwnClass, Breach> sink) {
        Map<Path, Set<Broken>> broken = new HashMap<>();
        for (OwnClass subject : subjects) {
            Set<Broken> ofJar = broken.get(subject.jar());
            if (ofJar == null) {
                ofJar = broken(linker.pairs(subject.jar()), subject.loaded());
                broken.put(subject.jar(), ofJar);
            }
            Set<Reference> members = guarded.getOrDefault(subject.loaded(), Set.of());
            if (!ofJar.isEmpty() || members.stream().anyMatch(member -> restricted(subject, member))) {
                check(subject, ofJar, members, sink);
            }
        }
    }

    private Set<Broken> broken(Pairs pairs, LoadedClass any) {
        Set<Broken> broken = new HashSet<>();
        for (int i = 0; i < pairs.size(); i++) {
            if (!subtypes.holds(any.node(), pairs.kind(i), pairs.from(i), pairs.to(i))) {
                broken.add(new Broken(pairs.kind(i), pairs.from(i), pairs.to(i)));
            }
        }
        return broken;
    }

    private void check(
            OwnClass subject, Set<Broken> broken, Set<Reference> members, BiConsumer<OwnClass, Breach> sink) {
        FlowReader flows = reader.orElseGet(() -> new FlowReader(linker.limits().values()));
        reader = Optional.of(flows);
        for (Flow flow : linker.bytes(subject).map(flows::flows).orElse(List.of())) {
            Reference member = new Reference(flow.to(), flow.name(), flow.descriptor(), 0);
            if (broken.contains(new Broken(flow.kind(), flow.from(), flow.to()))
                    && flows.alsoIs(flow.from()).stream()
                            .allMatch(type -> subtypes.misses(subject.loaded().node(), type, flow.to()))) {
                subtypes.check(subject.loaded(), flow, member).ifPresent(breach -> sink.accept(subject, breach));
            } else if (members.contains(member)) {
                receivers
                        .check(subject.loaded(), flow, member, linker)
                        .ifPresent(breach -> sink.accept(subject, breach));
            }
        }
    }
}
