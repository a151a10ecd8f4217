package dev.cofferdam.supervise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.api.plugin.CapturedState;
import dev.cofferdam.api.plugin.StateHandover;
import dev.cofferdam.model.Fault;
import dev.cofferdam.model.KillSwitch;
import dev.cofferdam.supervise.state.StateStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class HandoverTest {
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Handover.Owner FIRST = new Handover.Owner("acme", "'acme' 1.0.0", 1);
    private static final Handover.Owner SECOND = new Handover.Owner("acme", "'acme' 1.1.0", 2);

    @TempDir
    private Path folder;

    private final List<Fault> faults = new CopyOnWriteArrayList<>();
    private Handover handover;

    @BeforeEach
    void open() {
        handover = new Handover(
                new StateStore(folder.resolve("state"), 1_000),
                Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC),
                faults::add,
                plugin -> new PluginGroup(
                        Thread.currentThread().getThreadGroup(), thread -> KillSwitch.NONE.condemn(thread, plugin)));
    }

    /** A plugin that counts. */
    private static class Counting implements StateHandover {
        private final int version;
        private int count;

        Counting(int version, int count) {
            this.version = version;
            this.count = count;
        }

        @Override
        public CapturedState capture() throws Exception {
            return CapturedState.of(version, Map.of("count", count));
        }

        @Override
        public boolean restore(CapturedState state) throws Exception {
            if (state.version() > version) {
                return false;
            }
            // version 1 counted by ones, version 2 counts by tens
            int factor = version - state.version() == 1 ? 10 : 1;
            count = factor * (Integer) state.values().get("count");
            return true;
        }
    }

    @Test
    void theNextGenerationHasTheState() throws InterruptedException {
        Counting next = new Counting(1, 0);
        assertThat(handover.capture(FIRST, new Counting(1, 42), LONG)).isEmpty();
        assertThat(handover.restore(SECOND, next)).isEmpty();
        assertThat(next.count).isEqualTo(42);
        assertThat(faults).isEmpty();
    }

    @Test
    void aNewerRevisionMayMigrateIt() throws InterruptedException {
        Counting next = new Counting(2, 0);
        handover.capture(FIRST, new Counting(1, 42), LONG);
        assertThat(handover.restore(SECOND, next)).isEmpty();
        assertThat(next.count).isEqualTo(420);
    }

    @Test
    void aDeclinedStateIsSetAsideAndSaid() throws Exception {
        handover.capture(FIRST, new Counting(2, 42), LONG);
        assertThat(handover.restore(SECOND, new Counting(1, 0)))
                .hasValueSatisfying(why -> assertThat(why)
                        .startsWith("starts without its state, which of generation 1, 'acme' 1.0.0, version 2, was"
                                + " declined; it was set aside as '"));
        assertThat(faults).isEmpty();
        assertThat(files()).hasSize(1).allMatch(file -> file.toString().endsWith(".1.aside"));
        Counting third = new Counting(2, 7);
        assertThat(handover.restore(SECOND, third)).isEmpty();
        assertThat(third.count).isEqualTo(7);
    }

    @Test
    void whatRestoreThrowsIsAFaultAndTheStateIsSetAside() throws Exception {
        handover.capture(FIRST, new Counting(1, 42), LONG);
        StateHandover broken = new Counting(1, 0) {
            @Override
            public boolean restore(CapturedState state) {
                throw new IllegalStateException("no");
            }
        };
        assertThat(handover.restore(SECOND, broken))
                .hasValueSatisfying(why -> assertThat(why).contains("could not be taken: java.lang.IllegalState"));
        assertThat(faults).singleElement().satisfies(fault -> {
            assertThat(fault).isInstanceOf(Fault.CallbackThrew.class);
            assertThat(fault.where()).isEqualTo("restore");
            assertThat(fault.generation()).isEqualTo(2);
            assertThat(fault.frame())
                    .hasValueSatisfying(frame -> assertThat(frame).startsWith("HandoverTest.java:"));
        });
        assertThat(files()).hasSize(1);
    }

    @Test
    void whatCaptureThrowsIsAFaultAndTheStateBeforeIsKept() throws InterruptedException {
        handover.capture(FIRST, new Counting(1, 42), LONG);
        StateHandover broken = new Counting(1, 0) {
            @Override
            public CapturedState capture() throws Exception {
                throw new IOException("no");
            }
        };
        assertThat(handover.capture(FIRST, broken, LONG))
                .contains("its state could not be captured: java.io.IOException: no");
        assertThat(faults).hasSize(1);
        Counting next = new Counting(1, 0);
        handover.restore(SECOND, next);
        assertThat(next.count).isEqualTo(42);
    }

    @Test
    void aStateOfTheWrongTypesIsAFault() throws InterruptedException {
        StateHandover broken = new Counting(1, 0) {
            @Override
            public CapturedState capture() {
                return CapturedState.of(1, Map.of("thread", Thread.currentThread()));
            }
        };
        assertThat(handover.capture(FIRST, broken, LONG))
                .hasValueSatisfying(why -> assertThat(why).contains("'thread' is a 'java.lang.Thread'"));
        assertThat(faults).hasSize(1);
    }

    @Test
    void aCaptureThatHangsIsLeftAtTheLimit() throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        StateHandover hanging = new Counting(1, 0) {
            @Override
            public CapturedState capture() throws Exception {
                never.await();
                return super.capture();
            }
        };
        assertThat(handover.capture(FIRST, hanging, Duration.ofMillis(50)))
                .hasValueSatisfying(why -> assertThat(why).contains("did not return within 50 ms"));
        assertThat(faults).singleElement().isInstanceOf(Fault.CallTimedOut.class);
    }

    @Test
    void whereNothingIsKeptNothingIsGiven() {
        Counting first = new Counting(1, 5);
        assertThat(handover.restore(FIRST, first)).isEmpty();
        assertThat(first.count).isEqualTo(5);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("state"))) {
            return files.toList();
        }
    }

    @Test
    void anIntervalThatIsNullIsAFaultAndMeansNever() throws InterruptedException {
        StateHandover service = new Counting(1, 0) {
            @Override
            public Duration interval() {
                return null;
            }
        };

        assertThat(handover.give(FIRST, service, LONG).interval()).isZero();
        assertThat(faults)
                .singleElement()
                .satisfies(fault -> assertThat(fault.what()).contains("'interval' answered null"));
    }

    @Test
    void whoIsToldOfFaultsCanBeSomebodyElse() throws InterruptedException {
        List<Fault> others = new CopyOnWriteArrayList<>();
        StateHandover service = new Counting(1, 0) {
            @Override
            public CapturedState capture() {
                throw new IllegalStateException("it tells nothing, by design");
            }
        };

        handover.telling(others::add).capture(FIRST, service, LONG);

        assertThat(others).hasSize(1);
        assertThat(faults).isEmpty();
    }

    @Test
    void whatWasNeverGivenIsSetAside() throws InterruptedException {
        assertThat(handover.neverGiven(SECOND)).isEmpty();
        handover.capture(FIRST, new Counting(1, 42), LONG);

        assertThat(handover.neverGiven(SECOND))
                .hasValueSatisfying(why -> assertThat(why).contains("set aside as"));
    }
}
