package dev.cofferdam.itests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.itests.actors.Spawns;
import dev.cofferdam.model.Fault;
import dev.cofferdam.model.FaultKind;
import dev.cofferdam.model.PluginState;
import java.lang.Thread.UncaughtExceptionHandler;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A thread that a plugin makes in a call is its own, though it is in its caller's group. */
class StrayThreadsIT {
    @TempDir
    private Path temp;

    @ParameterizedTest
    @ValueSource(strings = {"runnable", "executor", "subclass"})
    @SuppressWarnings("unchecked")
    void itsDeathIsAFaultOfWhoMadeIt(String how) {
        List<Throwable> hosts = new CopyOnWriteArrayList<>();
        UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> hosts.add(thrown));
        try (TestBed bed = TestBed.sharingMin(temp)) {
            bed.attack("spawns", Spawns.class);
            bed.await("spawns", PluginState.ACTIVE);

            bed.container().service(UnaryOperator.class).apply(how);

            Fault fault = bed.awaitFault("spawns");
            assertThat(fault.kind()).isEqualTo(FaultKind.THREAD_DIED);
            assertThat(fault.what()).contains("it dies, by design");
            assertThat(fault.generation()).isOne();
            assertThat(bed.plugin("spawns").faults()).isOne();
            assertThat(hosts).isEmpty();
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
    }

    @Test
    void whatIsNobodysIsTheHosts() throws InterruptedException {
        List<Throwable> hosts = new CopyOnWriteArrayList<>();
        UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        UncaughtExceptionHandler ours = (thread, thrown) -> hosts.add(thrown);
        Thread.setDefaultUncaughtExceptionHandler(ours);
        try {
            try (TestBed bed = TestBed.sharingMin(temp)) {
                bed.run("min");
                Thread dying = new Thread(() -> {
                    throw new IllegalStateException("the host's own");
                });
                dying.start();
                dying.join();
                assertThat(hosts).hasSize(1);
                assertThat(bed.plugin("min").faults()).isZero();
            }
            assertThat(Thread.getDefaultUncaughtExceptionHandler()).isSameAs(ours);
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
    }
}
