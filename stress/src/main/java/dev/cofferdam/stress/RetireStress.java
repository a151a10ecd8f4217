package dev.cofferdam.stress;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** A caller, and one who switches, drains and retires: no call runs on the generation that has retired. */
@JCStressTest
@Outcome(id = "1, 1, 1", expect = Expect.ACCEPTABLE, desc = "both calls before the switch")
@Outcome(id = "1, 2, 1", expect = Expect.ACCEPTABLE, desc = "the switch between the calls")
@Outcome(id = "2, 2, 1", expect = Expect.ACCEPTABLE, desc = "both calls after the switch")
@Outcome(expect = Expect.FORBIDDEN, desc = "a call in a generation that has retired")
@State
public class RetireStress {
    private final Switched service = new Switched();

    /** A caller. */
    @Actor
    public void caller(III_Result result) {
        result.r1 = service.call();
        result.r2 = service.call();
    }

    /** Retires the old generation. */
    @Actor
    public void retire(III_Result result) {
        service.update();
        result.r3 = service.retire() ? 1 : 0;
    }
}
