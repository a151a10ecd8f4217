package dev.cofferdam.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cofferdam.api.fault.PluginException;
import dev.cofferdam.model.Fault;
import dev.cofferdam.model.FaultKind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StackOverflowTest {
    private final Boundaries boundaries = new Boundaries();

    @AfterEach
    void close() {
        boundaries.close();
    }

    private static int endless(int depth) {
        return endless(depth + 1) + 1;
    }

    @Test
    void aPluginThatOverflowsTheStackIsContained() {
        Runnable service = boundaries.service(Runnable.class, () -> endless(0));
        for (int i = 0; i < 50; i++) {
            assertThatThrownBy(service::run).isInstanceOf(PluginException.class);
        }
        assertThat(boundaries.faults).hasSize(50).extracting(Fault::kind).containsOnly(FaultKind.SEVERE_ERROR);
        assertThat(boundaries.plugin("acme").quiet()).isTrue();
    }

    @Test
    void twoPluginsThatCallEachOtherForEverAreContained() throws Exception {
        ServiceProxy ping = Boundaries.proxy(boundaries.plugin("ping"), Runnable.class);
        ServiceProxy pong = Boundaries.proxy(boundaries.plugin("pong"), Runnable.class);
        ping.connect(1, () -> (Runnable) () -> ((Runnable) pong.instance()).run());
        pong.connect(1, () -> (Runnable) () -> ((Runnable) ping.instance()).run());
        List<Throwable> ends = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            // stacks of several sizes, so that the end comes at several places
            Thread thread = new Thread(null, () -> ends.add(end(ping)), "caller", 200_000 + i * 1_000);
            thread.start();
            thread.join();
        }
        assertThat(ends).hasSize(20).allSatisfy(end -> assertThat(end).isInstanceOf(PluginException.class));
        assertThat(boundaries.faults).isNotEmpty().extracting(Fault::kind).containsOnly(FaultKind.SEVERE_ERROR);
        assertThat(boundaries.plugin("ping").quiet()).isTrue();
        assertThat(boundaries.plugin("pong").quiet()).isTrue();
    }

    private static Throwable end(ServiceProxy proxy) {
        try {
            ((Runnable) proxy.instance()).run();
            return new AssertionError("it ended");
        } catch (Throwable thrown) {
            return thrown;
        }
    }
}
