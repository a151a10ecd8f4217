package dev.cofferdam.stress;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** A caller, and one who switches: each call is a call of one generation, and none goes back. */
@JCStressTest
@Outcome(id = "1, 1, 2", expect = Expect.ACCEPTABLE, desc = "both calls before the switch")
@Outcome(id = "1, 2, 2", expect = Expect.ACCEPTABLE, desc = "the switch between the calls")
@Outcome(id = "2, 2, 2", expect = Expect.ACCEPTABLE, desc = "both calls after the switch")
@Outcome(expect = Expect.FORBIDDEN, desc = "a call back in time, or of neither generation")
@State
public class SwitchStress {
    private final Switched service = new Switched();

    /** A caller. */
    @Actor
    public void caller(III_Result result) {
        result.r1 = service.call();
        result.r2 = service.call();
    }

    /** Switches, and calls what it has switched to. */
    @Actor
    public void update(III_Result result) {
        service.update();
        result.r3 = service.call();
    }
}
