package dev.cofferdam.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cofferdam.api.fault.PluginFaultException;
import java.io.UncheckedIOException;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IgnoredTest {
    private final Boundaries boundaries = new Boundaries();

    @AfterEach
    void close() {
        boundaries.close();
    }

    @Test
    void whatIsIgnoredReachesTheCallerAsACopyAndIsNoFault() {
        Runnable service = throwing("java.lang.IllegalArgumentException", new NumberFormatException("seven"));
        assertThatThrownBy(service::run)
                .isInstanceOf(PluginFaultException.class)
                .hasMessageContaining("java.lang.NumberFormatException: seven");
        assertThat(boundaries.faults).isEmpty();
    }

    @Test
    void whatIsNotIgnoredIsAFaultAllTheSame() {
        Runnable service = throwing(UncheckedIOException.class.getName(), new NumberFormatException("seven"));
        assertThatThrownBy(service::run).isInstanceOf(PluginFaultException.class);
        assertThat(boundaries.faults).hasSize(1);
    }

    private Runnable throwing(String ignored, RuntimeException thrown) {
        CallRules rules = new CallRules(
                Boundaries.LONG,
                CallRules.Mode.DIRECT,
                CallRules.UNLIMITED,
                Set.of(ignored, "com.acme.Other"),
                Set.of());
        return Boundaries.service(boundaries.guard.plugin("acme", rules), Runnable.class, () -> {
            throw thrown;
        });
    }
}
