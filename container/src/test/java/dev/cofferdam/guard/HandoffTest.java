package dev.cofferdam.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.cofferdam.api.fault.PluginFaultException;
import dev.cofferdam.api.fault.PluginUnavailableException;
import dev.cofferdam.model.Fault;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HandoffTest {
    private static final Duration SHORT = Duration.ofMillis(200);

    private final Boundaries boundaries = new Boundaries();
    private final PluginGuard plugin = handingOff(Boundaries.LONG);

    @AfterEach
    void close() {
        boundaries.close();
    }

    /** One method of each kind of result. */
    public interface Contract {
        void nothing() throws IOException;

        int sum(int a, long b, double c);

        String text(String text);
    }

    private static class Simple implements Contract {
        @Override
        public void nothing() throws IOException {
            throw new IOException("declared");
        }

        @Override
        public int sum(int a, long b, double c) {
            return (int) (a + b + c);
        }

        @Override
        public String text(String text) {
            return text;
        }
    }

    @Test
    void aCallRunsOnADaemonThatIsNamedAfterThePluginAndItsResultComesBack() {
        AtomicReference<Thread> ran = new AtomicReference<>();
        Contract service = Boundaries.service(plugin, Contract.class, new Simple() {
            @Override
            public String text(String text) {
                ran.set(Thread.currentThread());
                return super.text(text);
            }
        });
        assertThat(service.text("hello")).isEqualTo("hello");
        assertThat(service.text(null)).isNull();
        assertThat(service.sum(1, 2, 3)).isEqualTo(6);
        assertThat(ran.get().getName()).startsWith("cofferdam-call-acme-");
        assertThat(ran.get().isDaemon()).isTrue();
        assertThat(plugin.calls()).isEqualTo(3);
        assertThat(plugin.quiet()).isTrue();
    }

    @Test
    void whatIsDeclaredComesBackAsItIsAndAllElseIsAFault() {
        Contract service = Boundaries.service(plugin, Contract.class, new Simple() {
            @Override
            public String text(String text) {
                throw new IllegalStateException(text);
            }
        });
        assertThatThrownBy(service::nothing).isInstanceOf(IOException.class).hasMessage("declared");
        assertThat(boundaries.faults).isEmpty();
        assertThatThrownBy(() -> service.text("broken"))
                .isInstanceOf(PluginFaultException.class)
                .hasMessageContaining("broken at HandoffTest.java");
        assertThat(boundaries.faults).singleElement().isInstanceOf(Fault.Threw.class);
    }

    @Test
    void theCallerIsFreeAtTheDeadlineThoughTheCalleeIgnoresInterrupts() {
        handingOff(SHORT);
        AtomicBoolean stop = new AtomicBoolean();
        Runnable service = Boundaries.service(plugin, Runnable.class, () -> {
            while (!stop.get()) {
                Thread.onSpinWait();
            }
        });
        assertThatThrownBy(service::run)
                .isInstanceOf(PluginFaultException.class)
                .hasMessageContaining("did not return within 200 ms");
        assertThat(boundaries.faults)
                .singleElement()
                .isInstanceOfSatisfying(
                        Fault.CallTimedOut.class,
                        fault -> assertThat(fault.thread()).startsWith("cofferdam-call-acme-"));
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        await().until(() -> plugin.active().stream().anyMatch(ActiveCall::abandoned));
        assertThat(plugin.active()).hasSize(1);
        stop.set(true);
        await().until(plugin::quiet);
        assertThat(boundaries.faults).hasSize(1);
    }

    @Test
    void aCalleeThatIsInterruptedAtTheDeadlineLeavesNoInterruptForTheNextCall() {
        handingOff(SHORT);
        CountDownLatch never = new CountDownLatch(1);
        Callable<?> service = Boundaries.service(plugin, Callable.class, () -> {
            never.await();
            return "never";
        });
        assertThatThrownBy(service::call).isInstanceOf(PluginFaultException.class);
        await().until(plugin::quiet);
        handingOff(Boundaries.LONG);
        Supplier<?> next = Boundaries.service(
                plugin, Supplier.class, () -> Thread.currentThread().isInterrupted());
        for (int i = 0; i < 20; i++) {
            assertThat(next.get()).isEqualTo(false);
        }
    }

    @Test
    void anInterruptOfTheCallerReachesTheCallee() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        Callable<?> service = Boundaries.service(plugin, Callable.class, () -> {
            inside.countDown();
            never.await();
            return "never";
        });
        CompletableFuture<Throwable> outcome = new CompletableFuture<>();
        Thread caller = new Thread(() -> {
            try {
                service.call();
            } catch (Exception e) {
                outcome.complete(e);
            }
        });
        caller.start();
        inside.await();
        caller.interrupt();
        assertThat(outcome.get()).isInstanceOf(InterruptedException.class);
        assertThat(boundaries.faults).isEmpty();
    }

    @Test
    void aServiceThatIsNeverMadeDoesNotKeepTheCallerEither() {
        handingOff(SHORT);
        CountDownLatch never = new CountDownLatch(1);
        ServiceProxy proxy = Boundaries.proxy(plugin, Runnable.class);
        proxy.connect(1, () -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return null;
        });
        assertThatThrownBy(((Runnable) proxy.instance())::run).isInstanceOf(PluginFaultException.class);
    }

    @Test
    void aCallBackIntoThePluginStaysOnTheThreadItIsOn() {
        AtomicReference<Thread> outer = new AtomicReference<>();
        AtomicReference<Thread> inner = new AtomicReference<>();
        ServiceProxy proxy = Boundaries.proxy(plugin, IntUnaryOperator.class);
        proxy.connect(1, () -> (IntUnaryOperator) depth -> {
            if (depth == 0) {
                inner.set(Thread.currentThread());
                return 0;
            }
            outer.compareAndSet(null, Thread.currentThread());
            return 1 + ((IntUnaryOperator) proxy.instance()).applyAsInt(depth - 1);
        });
        assertThat(((IntUnaryOperator) proxy.instance()).applyAsInt(100)).isEqualTo(100);
        assertThat(inner.get()).isSameAs(outer.get()).isNotSameAs(Thread.currentThread());
        assertThat(plugin.calls()).isEqualTo(101);
    }

    @Test
    void theCalleeHasTheCallersContextClassLoader() {
        ClassLoader loader = new ClassLoader() {};
        Supplier<?> service = Boundaries.service(
                plugin, Supplier.class, () -> Thread.currentThread().getContextClassLoader());
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(loader);
        try {
            assertThat(service.get()).isSameAs(loader);
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    @Test
    void aNewGenerationGetsThreadsThatHoldNothingOfTheOldOne() {
        ServiceProxy proxy = Boundaries.proxy(plugin, Supplier.class);
        ThreadLocal<String> left = new ThreadLocal<>();
        AtomicReference<Thread> old = new AtomicReference<>();
        proxy.connect(1, () -> (Supplier<?>) () -> {
            old.set(Thread.currentThread());
            left.set("by the old one");
            return "old";
        });
        assertThat(((Supplier<?>) proxy.instance()).get()).isEqualTo("old");
        proxy.connect(2, () -> (Supplier<?>) left::get);
        assertThat(((Supplier<?>) proxy.instance()).get()).isNull();
        await().until(() -> !old.get().isAlive());
    }

    @Test
    void theWayChangesWhileTheProxyIsInUse() {
        Supplier<?> service = Boundaries.service(plugin, Supplier.class, Thread::currentThread);
        assertThat(service.get()).isNotSameAs(Thread.currentThread());
        boundaries.plugin("acme");
        assertThat(service.get()).isSameAs(Thread.currentThread());
        handingOff(Boundaries.LONG);
        assertThat(service.get()).isNotSameAs(Thread.currentThread());
    }

    @Test
    void aPluginThatIsAwayIsAwayHere() {
        ServiceProxy proxy = Boundaries.proxy(plugin, Runnable.class);
        proxy.connect(1, () -> (Runnable) () -> {});
        ((Runnable) proxy.instance()).run();
        proxy.disconnect("it is stopped");
        assertThatThrownBy(((Runnable) proxy.instance())::run)
                .isInstanceOf(PluginUnavailableException.class)
                .hasMessageContaining("it is stopped");
    }

    private PluginGuard handingOff(Duration deadline) {
        return boundaries.guard.plugin(
                "acme", new CallRules(deadline, CallRules.Mode.HANDOFF, CallRules.UNLIMITED, Set.of(), Set.of()));
    }
}
