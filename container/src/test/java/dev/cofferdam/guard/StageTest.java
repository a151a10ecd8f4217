package dev.cofferdam.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import dev.cofferdam.api.contract.OpenEnded;
import dev.cofferdam.api.fault.PluginFaultException;
import dev.cofferdam.api.fault.PluginThrowable;
import dev.cofferdam.api.fault.PluginUnavailableException;
import dev.cofferdam.model.Fault;
import dev.cofferdam.model.FaultKind;
import dev.cofferdam.model.Killed;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class StageTest {
    private static final Duration SHORT = Duration.ofMillis(80);

    private final Boundaries boundaries = new Boundaries();
    private final PluginGuard plugin = boundaries.plugin("acme");
    private final CompletableFuture<String> theirs = new CompletableFuture<>();
    private final Prices service = Boundaries.service(plugin, Prices.class, new Answering(theirs));

    @AfterEach
    void close() {
        boundaries.close();
    }

    public interface Source<T> {
        T next();
    }

    /** A contract whose calls end later. */
    public interface Prices extends Source<CompletionStage<String>> {
        CompletionStage<String> price(String of) throws IOException;

        CompletableFuture<String> future();

        @OpenEnded
        CompletionStage<String> nextChange();

        @Override
        CompletionStage<String> next();
    }

    record Answering(CompletableFuture<String> future) implements Prices {
        @Override
        public CompletionStage<String> price(String of) {
            return future;
        }

        @Override
        public CompletionStage<String> nextChange() {
            return future;
        }

        @Override
        public CompletionStage<String> next() {
            return future;
        }
    }

    @Test
    void whatAKillEndsIsUnavailableAndNoFaultOfTheCall() throws IOException {
        CompletionStage<String> price = service.price("lamp");

        theirs.completeExceptionally(new CompletionException(new Killed("acme")));

        assertThat(failure(price))
                .isInstanceOf(PluginUnavailableException.class)
                .hasMessageContaining("what was done in its code was ended");
        assertThat(boundaries.faults).isEmpty();
    }

    private static Throwable failure(CompletionStage<String> stage) {
        return catchThrowable(() -> stage.toCompletableFuture().get()).getCause();
    }

    @Test
    void whatThePluginCompletesReachesTheCallerInAStageOfOurs() throws Exception {
        CompletionStage<String> stage = service.price("tea");
        CompletableFuture<String> future = service.future();
        assertThat(stage).isNotSameAs(theirs);
        assertThat(plugin.pendingResults()).isEqualTo(2);
        theirs.complete("3");
        assertThat(future.get()).isEqualTo("3");
        assertThat(stage.thenApply(text -> text + "!").toCompletableFuture().get())
                .isEqualTo("3!");
        assertThat(service.future()).isCompletedWithValue("3");
        assertThat(plugin.pendingResults()).isZero();
    }

    @Test
    void aFailureIsAFaultLikeAThrownException() throws Exception {
        CompletionStage<String> stage = service.price("tea");
        theirs.completeExceptionally(new IllegalStateException("boom"));
        Throwable given = failure(stage);
        assertThat(given).isInstanceOf(PluginFaultException.class).hasMessageContaining("plugin 'acme' failed in");
        assertThat(given.getCause())
                .isInstanceOf(PluginThrowable.class)
                .hasToString("java.lang.IllegalStateException: boom");
        assertThat(boundaries.faults).singleElement().satisfies(fault -> {
            assertThat(fault.kind()).isEqualTo(FaultKind.THREW);
            assertThat(fault.where()).endsWith("Prices.price");
            assertThat(fault.generation()).isEqualTo(1);
            assertThat(fault.frame().orElseThrow()).startsWith("StageTest.java:");
        });
    }

    @Test
    void aFailureThatIsThereAlreadyIsOneToo() throws Exception {
        theirs.completeExceptionally(new AssertionError("boom"));
        assertThat(failure(service.price("tea"))).isInstanceOf(PluginFaultException.class);
        assertThat(boundaries.faults).extracting(Fault::kind).containsExactly(FaultKind.SEVERE_ERROR);
    }

    @Test
    void whatTheContractDeclaresPassesUncountedAlsoOutOfADependentStage() throws Exception {
        IOException declared = new IOException("no price");
        CompletionStage<String> stage = service.price("tea");
        CompletionStage<String> undeclared = service.future();
        theirs.completeExceptionally(new CompletionException(declared));
        assertThat(failure(stage)).isSameAs(declared);
        assertThat(boundaries.faults).hasSizeLessThan(2);
        assertThat(failure(undeclared)).isInstanceOf(PluginFaultException.class);
        assertThat(boundaries.faults).hasSize(1);
    }

    @Test
    void aFaultOfAnotherPluginIsNotChargedToTheOneThatPassesItOn() throws Exception {
        Prices inner = Boundaries.service(boundaries.plugin("inner"), Prices.class, new Answering(theirs));
        Prices outer = Boundaries.service(plugin, Prices.class, new Answering(inner.future()));
        CompletionStage<String> stage = outer.price("tea");
        theirs.completeExceptionally(new IllegalStateException());
        assertThat(((PluginFaultException) failure(stage)).plugin()).isEqualTo("inner");
        assertThat(boundaries.faults).extracting(Fault::plugin).containsExactly("inner");
    }

    @Test
    void aStageThatDoesNotCompleteWithinTheDeadlineFailsAndIsCancelled() throws Exception {
        boundaries.guard.plugin("acme", CallRules.direct(SHORT));
        CompletionStage<String> stage = service.price("tea");
        assertThat(failure(stage))
                .isInstanceOf(PluginFaultException.class)
                .hasMessage("plugin 'acme' did not complete what it returned within 80 ms");
        assertThat(boundaries.faults).singleElement().satisfies(fault -> {
            assertThat(fault).isInstanceOf(Fault.ResultTimedOut.class);
            assertThat(fault.where()).endsWith("Prices.price");
        });
        await().until(theirs::isCancelled);
        assertThat(plugin.pendingResults()).isZero();
    }

    @Test
    void theDeadlineCountsFromTheCallAndNotFromItsReturn() throws Exception {
        boundaries.guard.plugin("acme", CallRules.direct(Duration.ofSeconds(2)));
        CompletableFuture<Long> returnedAt = new CompletableFuture<>();
        Supplier<CompletionStage<String>> slow = Boundaries.service(plugin, SlowToReturn.class, () -> {
            await().pollDelay(1, TimeUnit.SECONDS).until(() -> true);
            returnedAt.complete(System.nanoTime());
            return new CompletableFuture<>();
        });
        assertThat(failure(slow.get())).isInstanceOf(PluginFaultException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - returnedAt.join())).isLessThan(Duration.ofMillis(1900));
    }

    public interface SlowToReturn extends Supplier<CompletionStage<String>> {
        @Override
        CompletionStage<String> get();
    }

    @Test
    void anOpenEndedResultHasNoDeadlineAndIsNotWaitedFor() throws Exception {
        boundaries.guard.plugin("acme", CallRules.direct(SHORT));
        CompletionStage<String> change = Boundaries.service(
                        plugin, Prices.class, new Answering(new CompletableFuture<>()))
                .nextChange();
        assertThat(failure(service.price("tea"))).isInstanceOf(PluginFaultException.class);
        assertThat(change.toCompletableFuture()).isNotDone();
        assertThat(plugin.awaitDrained(1, Duration.ofSeconds(50))).isTrue();
        plugin.retired(1, "it was replaced");
        assertThat(failure(change)).isInstanceOf(PluginUnavailableException.class);
    }

    @Test
    void cancellingGoesThroughToThePluginAndIsNoFault() throws Exception {
        CompletableFuture<String> future = service.future();
        assertThat(future.cancel(true)).isTrue();
        assertThat(theirs).isCancelled();
        assertThat(plugin.pendingResults()).isZero();
        assertThatThrownBy(future::join).isInstanceOf(CancellationException.class);
        assertThat(boundaries.faults).isEmpty();
    }

    @Test
    void aStageThatThePluginCancelsIsCancelledForTheCaller() throws Exception {
        CompletableFuture<String> future = service.future();
        theirs.cancel(true);
        assertThatThrownBy(() -> future.get(50, TimeUnit.SECONDS)).isInstanceOf(CancellationException.class);
        assertThat(boundaries.faults).isEmpty();
    }

    @Test
    void whatThePluginDoesWhenItIsCancelledConcernsNobodyElse() throws Exception {
        theirs.whenComplete((value, thrown) -> Sneaky.raise(new IllegalStateException()));
        CompletableFuture<String> own = new CompletableFuture<>() {
            @Override
            public boolean cancel(boolean mayInterrupt) {
                throw new IllegalStateException("no");
            }
        };
        CompletableFuture<String> future =
                Boundaries.service(plugin, Prices.class, new Answering(own)).future();
        assertThat(future.cancel(true)).isTrue();
        assertThat(boundaries.faults)
                .singleElement()
                .satisfies(fault -> assertThat(fault.where()).isEqualTo("Future.cancel"));
    }

    @Test
    void aDrainWaitsForPendingResultsAndRetirementEndsThem() throws Exception {
        CompletionStage<String> stage = service.price("tea");
        assertThat(plugin.awaitDrained(Duration.ZERO)).isFalse();
        assertThat(plugin.awaitDrained(1, Duration.ofMillis(20))).isFalse();
        assertThat(stage.toCompletableFuture()).isNotDone();
        plugin.retired(1, "this generation was replaced");
        assertThat(failure(stage))
                .isInstanceOf(PluginUnavailableException.class)
                .hasMessage("plugin 'acme' is unavailable: this generation was replaced");
        assertThat(plugin.awaitDrained(1, Duration.ofMillis(20))).isTrue();
        assertThat(theirs).as("a retired generation is not called").isNotDone();
        assertThat(failure(service.price("late"))).isInstanceOf(PluginUnavailableException.class);
        assertThat(boundaries.faults).isEmpty();
    }

    @Test
    void aDrainEndsWhenTheResultComes() throws Exception {
        CompletionStage<String> stage = service.price("tea");
        CompletableFuture<Boolean> drained = CompletableFuture.supplyAsync(() -> drained(1));
        assertThat(drained).isNotDone();
        theirs.complete("3");
        assertThat(drained.get()).isTrue();
        assertThat(stage.toCompletableFuture()).isCompletedWithValue("3");
    }

    private boolean drained(int generation) {
        try {
            return plugin.awaitDrained(generation, Duration.ofSeconds(50));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void oneGenerationsResultsLiveThroughTheRetirementOfAnother() throws Exception {
        ServiceProxy proxy = Boundaries.proxy(plugin, Prices.class);
        CompletableFuture<String> second = new CompletableFuture<>();
        proxy.connect(1, () -> new Answering(theirs));
        CompletableFuture<String> first = ((Prices) proxy.instance()).future();
        proxy.connect(2, () -> new Answering(second));
        CompletableFuture<String> next = ((Prices) proxy.instance()).future();
        plugin.retired(1, "replaced");
        assertThat(failure(first)).isInstanceOf(PluginUnavailableException.class);
        second.complete("4");
        assertThat(next.get()).isEqualTo("4");
    }

    @Test
    void aConsumerThatBlocksInItsCallbackDoesNotHoldUpOthers() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        for (int i = 0; i < 5; i++) {
            service.price("tea").whenComplete((value, thrown) -> catchThrowable(never::await));
        }
        CompletionStage<String> other = service.price("tea");
        plugin.retired(1, "replaced");
        assertThat(failure(other)).isInstanceOf(PluginUnavailableException.class);
        never.countDown();
    }

    @Test
    void aMethodThatANarrowerOneOverridesIsLookedAfterToo() throws Exception {
        Source<CompletionStage<String>> source = service;
        CompletionStage<String> stage = source.next();
        assertThat(stage).isNotSameAs(theirs);
        theirs.completeExceptionally(new IllegalStateException());
        assertThat(failure(stage)).isInstanceOf(PluginFaultException.class);
    }

    @Test
    void nothingReturnedIsNothing() throws Exception {
        assertThat(Boundaries.service(plugin, Prices.class, new Answering(null)).future())
                .isNull();
    }

    @Test
    void aStageOfThePluginsOwnClassThatThrowsIsAFaultOfTheCall() throws Exception {
        CompletableFuture<String> hostile = new CompletableFuture<>() {
            @Override
            public CompletableFuture<String> whenComplete(
                    java.util.function.BiConsumer<? super String, ? super Throwable> action) {
                throw new IllegalStateException("mine");
            }
        };
        Prices bad = Boundaries.service(plugin, Prices.class, new Answering(hostile));
        assertThatThrownBy(() -> bad.price("tea")).isInstanceOf(PluginFaultException.class);
        assertThat(plugin.pendingResults()).isZero();
    }

    @Test
    void theCallersOwnEndOfAResultIsNoFault() throws Exception {
        boundaries.guard.plugin("acme", CallRules.direct(SHORT));
        CompletableFuture<String> future = service.future();
        future.complete("mine");
        assertThat(failure(service.price("tea"))).isInstanceOf(PluginFaultException.class);
        assertThat(future.get()).isEqualTo("mine");
        assertThat(boundaries.faults).hasSize(1);
    }
}
