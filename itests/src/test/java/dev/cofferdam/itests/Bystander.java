package dev.cofferdam.itests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.samples.min.Min;

/** The sample {@code min}, called all the time: whatever befalls others, it must not notice. */
final class Bystander implements AutoCloseable {
    private static final int MORE_CALLS = 1000;

    private final TestBed bed;
    private final Min min;
    private final SteadyCaller caller;

    Bystander(TestBed bed) {
        this.bed = bed;
        bed.run("min");
        min = bed.min();
        caller = new SteadyCaller(min);
    }

    Min min() {
        return min;
    }

    /** It answers on, has answered every call, and nothing was put down to it. */
    void assertUnharmed() {
        caller.awaitCalls(MORE_CALLS);
        assertThat(caller.failures()).isEmpty();
        assertThat(bed.plugin("min").faults()).isZero();
    }

    @Override
    public void close() {
        caller.close();
    }
}
