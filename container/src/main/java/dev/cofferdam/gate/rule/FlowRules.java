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
    /** All that is done with a method that is only called by {@code super}. */
    private static final int BY_SUPER = Use.INVOKE_SPECIAL.bit() | Use.OF_INTERFACE.bit();

    private record Pair(Flow.Kind kind, String from, String to) {
        boolean judged() {
            boolean call = kind == Flow.Kind.INTERFACE_CALL;
            return (call || kind == Flow.Kind.ASSIGN) && Pairs.count(call, from.startsWith(JDK), to.startsWith(JDK));
        }
    }

    /**
     * What is known of a jar.
     *
     * @param broken whether something that it claims to need does not hold
     * @param known what does not, or was asked of it
     */
    private record Jar(boolean broken, Map<Pair, Boolean> known) {
        Jar(Map<Pair, Boolean> broken) {
            this(!broken.isEmpty(), broken);
        }
    }

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
                && !bySuperAlone(reference)
                && !reference.owner().startsWith(JDK);
    }

    /** Then it is used on objects of the class itself, as the verifier has seen (JVMS 4.10.1.9.invokespecial). */
    private static boolean bySuperAlone(Reference reference) {
        return reference.uses(Use.INVOKE_SPECIAL) && (reference.uses() & ~BY_SUPER) == 0 && !reference.toConstructor();
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
        Map<Path, Jar> jars = new HashMap<>();
        for (OwnClass subject : subjects) {
            Jar jar =
                    jars.computeIfAbsent(subject.jar(), path -> new Jar(broken(linker.pairs(path), subject.loaded())));
            Set<Reference> members = guarded.getOrDefault(subject.loaded(), Set.of());
            if (jar.broken() || members.stream().anyMatch(member -> restricted(subject, member))) {
                check(subject, jar, members, sink);
            }
        }
    }

    /** What a jar needs that does not hold. */
    private Map<Pair, Boolean> broken(Pairs pairs, LoadedClass any) {
        Map<Pair, Boolean> broken = new HashMap<>();
        for (int i = 0; i < pairs.size(); i++) {
            if (!subtypes.holds(any.node(), pairs.kind(i), pairs.from(i), pairs.to(i))) {
                broken.put(new Pair(pairs.kind(i), pairs.from(i), pairs.to(i)), true);
            }
        }
        return broken;
    }

    /** Whether the classes of a flow do not fit; asked, too, where a jar's classes need less than they claim to. */
    private boolean broken(LoadedClass subject, Flow flow, Jar jar) {
        return jar.known()
                .computeIfAbsent(
                        new Pair(flow.kind(), flow.from(), flow.to()),
                        pair -> pair.judged() && !subtypes.holds(subject.node(), pair.kind(), pair.from(), pair.to()));
    }

    private void check(OwnClass subject, Jar jar, Set<Reference> members, BiConsumer<OwnClass, Breach> sink) {
        FlowReader flows = reader.orElseGet(() -> new FlowReader(linker.limits().values()));
        reader = Optional.of(flows);
        for (Flow flow : linker.bytes(subject).map(flows::flows).orElse(List.of())) {
            Reference member = new Reference(flow.to(), flow.name(), flow.descriptor(), 0);
            if (broken(subject.loaded(), flow, jar)
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
