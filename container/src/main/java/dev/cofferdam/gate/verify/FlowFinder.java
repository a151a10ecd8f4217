package dev.cofferdam.gate.verify;

import dev.cofferdam.gate.classfile.Decoder;
import dev.cofferdam.gate.classfile.Spellings;
import java.util.List;

/** Tells of single classes what {@link ClassVerifier#pairs} tells of many, and for which members. It is not thread-safe. */
public final class FlowFinder {
    private final FlowList flows;
    private final Verification verification;

    /**
     * @param values how many values may be compared at the branches of one class's code
     * @param spellings numbers the texts of all classes
     */
    public FlowFinder(int values, Spellings spellings, Decoder decoder) {
        ClassNames names = new ClassNames(spellings);
        ClassBytes in = new ClassBytes(spellings, names);
        this.flows = new FlowList(in, names, decoder);
        this.verification = new Verification(values, in, flows, true);
    }

    /** The flows of a class, as far as its code can be followed. */
    public List<Flow> flows(ConstantIndex constants) {
        flows.clear();
        verification.check(constants, new int[constants.count()]);
        return flows.flows();
    }
}
