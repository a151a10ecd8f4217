package dev.cofferdam.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.cofferdam.api.fault.PluginFaultException;
import dev.cofferdam.api.fault.PluginThrowable;
import dev.cofferdam.api.fault.PluginUnavailableException;
import dev.cofferdam.model.Fault;
import dev.cofferdam.model.FaultKind;
import dev.cofferdam.model.Killed;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClassificationTest {
    private final Boundaries boundaries = new Boundaries();

    @AfterEach
    void close() {
        boundaries.close();
    }

    public interface Store {
        void read() throws IOException, IllegalArgumentException;
    }

    private Store throwing(Throwable thrown) {
        return boundaries.service(Store.class, () -> Sneaky.raise(thrown));
    }

    @Test
    void whatTheContractDeclaresPassesUntouchedAndUncounted() {
        for (Throwable declared :
                new Throwable[] {new IOException(), new FileNotFoundException(), new NumberFormatException()}) {
            assertThat(catchThrowable(throwing(declared)::read)).isSameAs(declared);
        }
        assertThat(boundaries.faults).isEmpty();
    }

    @Test
    void whatWasKilledInAnotherPluginsCodeIsNoFaultOfThisOne() {
        assertThat(catchThrowable(throwing(new Killed("library"))::read))
                .isInstanceOfSatisfying(
                        PluginUnavailableException.class,
                        unavailable -> assertThat(unavailable.plugin()).isEqualTo("library"));
        assertThat(boundaries.faults).isEmpty();
    }

    @Test
    void anUndeclaredUncheckedExceptionIsAFault() {
        Throwable given = catchThrowable(throwing(new IllegalStateException("boom"))::read);
        assertThat(given).isInstanceOf(PluginFaultException.class).hasMessageContaining("plugin 'acme' failed in");
        PluginFaultException failed = (PluginFaultException) given;
        assertThat(failed.plugin()).isEqualTo("acme");
        assertThat(failed.service()).isEqualTo(Store.class.getName());
        assertThat(failed.method()).isEqualTo("read");
        assertThat(failed.getCause())
                .isInstanceOf(PluginThrowable.class)
                .hasToString("java.lang.IllegalStateException: boom");
        Fault fault = boundaries.faults.get(0);
        assertThat(fault.kind()).isEqualTo(FaultKind.THREW);
        assertThat(fault.plugin()).isEqualTo("acme");
        assertThat(fault.generation()).isEqualTo(1);
        assertThat(fault.where()).endsWith("Store.read");
        assertThat(fault.what()).isEqualTo("java.lang.IllegalStateException: boom");
        assertThat(fault.frame().orElseThrow()).startsWith("ClassificationTest.java:");
        assertThat(fault.at()).isEqualTo(Boundaries.NOW);
    }

    @Test
    void anErrorIsSevereAndASneakyCheckedExceptionIsAFault() {
        assertThatThrownBy(throwing(new AssertionError("no"))::read).isInstanceOf(PluginFaultException.class);
        assertThatThrownBy(throwing(new ClassNotFoundException("x"))::read).isInstanceOf(PluginFaultException.class);
        assertThatThrownBy(throwing(new OutOfMemoryError("made up"))::read).isInstanceOf(PluginFaultException.class);
        assertThat(boundaries.faults)
                .extracting(Fault::kind)
                .containsExactly(FaultKind.SEVERE_ERROR, FaultKind.THREW, FaultKind.SEVERE_ERROR);
    }

    @Test
    void aBlanketThrowsClauseSpeaksOfCheckedExceptionsOnly() {
        Exception checked = new Exception();
        Callable<?> one = boundaries.service(Callable.class, () -> Sneaky.raise(checked));
        Callable<?> two = boundaries.service(Callable.class, () -> Sneaky.raise(new NullPointerException()));
        assertThat(catchThrowable(one::call)).isSameAs(checked);
        assertThatThrownBy(two::call).isInstanceOf(PluginFaultException.class);
        assertThat(boundaries.faults).hasSize(1);
    }

    @Test
    void whatAnotherPluginDidIsNotChargedToTheOneThatCalledIt() {
        Runnable inner = Boundaries.service(boundaries.plugin("inner"), Runnable.class, () -> {
            throw new IllegalStateException("inner");
        });
        Runnable outer = Boundaries.service(boundaries.plugin("outer"), Runnable.class, inner::run);
        assertThatThrownBy(outer::run)
                .isInstanceOfSatisfying(
                        PluginFaultException.class,
                        failed -> assertThat(failed.plugin()).isEqualTo("inner"));
        assertThat(boundaries.faults).extracting(Fault::plugin).containsExactly("inner");
        assertThat(boundaries.plugin("outer").quiet()).isTrue();
    }

    @Test
    void aProxyWithNobodyBehindItSaysWhyWithoutAFault() {
        ServiceProxy proxy = Boundaries.proxy(boundaries.plugin("acme"), Runnable.class);
        Runnable runnable = (Runnable) proxy.instance();
        assertThatThrownBy(runnable::run).isInstanceOf(PluginUnavailableException.class);
        proxy.connect(1, () -> (Runnable) () -> {});
        runnable.run();
        assertThat(proxy.connected()).isTrue();
        proxy.disconnect("it is quarantined");
        assertThat(proxy.connected()).isFalse();
        assertThatThrownBy(runnable::run).hasMessage("plugin 'acme' is unavailable: it is quarantined");
        assertThat(boundaries.faults).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aFaultIsChargedToTheGenerationThatWasCalled(int generation) {
        ServiceProxy proxy = Boundaries.proxy(boundaries.plugin("acme"), Runnable.class);
        Runnable late = () -> {
            proxy.connect(3, () -> (Runnable) () -> {});
            throw new IllegalStateException();
        };
        proxy.connect(generation, () -> late);
        assertThatThrownBy(((Runnable) proxy.instance())::run).isInstanceOf(PluginFaultException.class);
        assertThat(boundaries.faults.get(0).generation()).isEqualTo(generation);
    }

    @Test
    void theInterruptFlagOfTheCallerIsLeftAlone() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(throwing(new IllegalStateException())::read).isInstanceOf(PluginFaultException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void anInterruptThatThePluginTookAndMayNotPassOnIsGivenBack() {
        Store service = boundaries.service(Store.class, () -> {
            Thread.interrupted();
            Sneaky.raise(new InterruptedException());
        });
        Thread.currentThread().interrupt();
        assertThatThrownBy(service::read).isInstanceOf(PluginFaultException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void aReportThatFailsDoesNotReachTheCaller() {
        Guard guard = new Guard(
                fault -> {
                    throw new AssertionError("the listener's own");
                },
                Clock.systemUTC());
        try (guard) {
            Runnable faulty =
                    Boundaries.service(guard.plugin("acme", CallRules.direct(Boundaries.LONG)), Runnable.class, () -> {
                        throw new IllegalStateException();
                    });
            assertThatThrownBy(faulty::run).isInstanceOf(PluginFaultException.class);
        }
    }
}
