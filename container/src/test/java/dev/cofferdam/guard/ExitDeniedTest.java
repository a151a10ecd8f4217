package dev.cofferdam.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cofferdam.api.fault.PluginFaultException;
import dev.cofferdam.model.ExitDenied;
import dev.cofferdam.model.Fault;
import dev.cofferdam.model.FaultKind;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A try to end the JVM is one fault, whatever becomes of the exception that it got. */
class ExitDeniedTest {
    private final Boundaries boundaries = new Boundaries();

    @AfterEach
    void close() {
        boundaries.close();
    }

    /** A contract that declares no exception. */
    public interface Work extends Callable<String> {
        @Override
        String call();
    }

    private void fails(RuntimeException with) {
        Work work = boundaries.service(Work.class, () -> {
            throw with;
        });
        assertThatThrownBy(work::call)
                .isInstanceOf(PluginFaultException.class)
                .hasMessageContaining("plugin 'acme' may not end the JVM");
    }

    @Test
    void theExceptionOfTheGuardIsNoFurtherFaultWhereItLeavesACall() {
        fails(new ExitDenied("acme", 3));
        assertThat(boundaries.faults).isEmpty();
    }

    @Test
    void whatThePluginMakesInItsLikenessCounts() {
        fails(new SecurityException(new ExitDenied("acme", 3).getMessage()));
        assertThat(boundaries.faults).extracting(Fault::kind).containsExactly(FaultKind.THREW);
    }

    @Test
    void thrownAgainItCounts() {
        ExitDenied kept = new ExitDenied("acme", 3);
        fails(kept);
        fails(kept);
        assertThat(boundaries.faults).extracting(Fault::kind).containsExactly(FaultKind.THREW);
    }
}
