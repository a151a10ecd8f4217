package dev.cofferdam.gate.verify;

import dev.cofferdam.gate.classfile.Decoder;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The demands of one class, with the members that they are for, in the order of its code. */
final class FlowList implements Demands {
    private final ClassBytes in;
    private final ClassNames names;
    private final Decoder decoder;
    private final Set<Flow> flows = new LinkedHashSet<>();

    FlowList(ClassBytes in, ClassNames names, Decoder decoder) {
        this.in = in;
        this.names = names;
        this.decoder = decoder;
    }

    List<Flow> flows() {
        return List.copyOf(flows);
    }

    void clear() {
        flows.clear();
    }

    private String name(int number) {
        return names.name(number, decoder);
    }

    private void member(Flow.Kind kind, int from, String to, int member) {
        flows.add(new Flow(
                kind, name(from), to, in.text(in.name(member), decoder), in.text(in.descriptor(member), decoder)));
    }

    @Override
    public boolean byMember() {
        return true;
    }

    @Override
    public void assigned(int from, int to) {
        flows.add(new Flow(Flow.Kind.ASSIGN, name(from), name(to), "", ""));
    }

    @Override
    public void called(int from, int to, int member) {
        member(Flow.Kind.INTERFACE_CALL, from, name(to), member);
    }

    @Override
    public void received(int from, int member) {
        member(Flow.Kind.RECEIVER, from, in.text(in.className(in.owner(member)), decoder), member);
    }

    @Override
    public void made(int of, int member) {
        member(Flow.Kind.NEW, of, name(of), member);
    }
}
