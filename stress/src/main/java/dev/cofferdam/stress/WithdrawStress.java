package dev.cofferdam.stress;

import dev.cofferdam.api.fault.PluginUnavailableException;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** A caller, and one who withdraws the service, drains and retires: the call is served before, or turned away. */
@JCStressTest
@Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "served before it was withdrawn")
@Outcome(id = "0, 1", expect = Expect.ACCEPTABLE, desc = "turned away")
@Outcome(expect = Expect.FORBIDDEN, desc = "served by a generation that has retired")
@State
public class WithdrawStress {
    private final Switched service = new Switched();

    /** A caller. */
    @Actor
    public void caller(II_Result result) {
        try {
            result.r1 = service.call();
        } catch (PluginUnavailableException away) {
            result.r1 = 0;
        }
    }

    /** Retires the generation without a successor. */
    @Actor
    public void retire(II_Result result) {
        service.withdraw();
        result.r2 = service.retire() ? 1 : 0;
    }
}
