package dev.cofferdam.gate.verify;

import java.util.List;

/** Tells of single classes what {@link ClassVerifier#pairs} tells of many, and for which members. It is not thread-safe. */
public final class FlowFinder {
    private final FlowList flows;
    private final Verification verification;

    /** @param values how many values may be compared at the branches of one class's code */
    public FlowFinder(int values, Decoder decoder) {
        ClassNames names = new ClassNames();
        ClassBytes in = new ClassBytes(names);
        this.flows = new FlowList(in, names, decoder);
        this.verification = new Verification(values, in, flows);
    }

    /**
     * The flows of a class, as far as its code can be followed.
     *
     * @param bytes of a class file of which the layout is sound
     * @param offsets of its constants, 0 where an index has none
     * @param count how many indexes there are
     * @param end the offset behind the constants
     */
    public List<Flow> flows(byte[] bytes, int[] offsets, int count, int end) {
        flows.clear();
        verification.check(bytes, offsets, count, end);
        return flows.flows();
    }
}
