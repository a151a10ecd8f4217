package dev.cofferdam.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.cofferdam.Setting;
import dev.cofferdam.api.fault.PluginFaultException;
import dev.cofferdam.api.fault.PluginUnavailableException;
import dev.cofferdam.itests.actors.UnreliablePrices;
import dev.cofferdam.model.Fault;
import dev.cofferdam.model.FaultKind;
import dev.cofferdam.samples.prices.Prices;
import dev.cofferdam.samples.prices.UnknownItem;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.osgi.util.function.Function;
import org.osgi.util.promise.Promise;

/** Each of the ways in which a contract can promise a result for later, through the life of a plugin. */
class LaterResultsIT {
    private static final String ITEM = "lamp";

    @TempDir
    private Path temp;

    /** How a price is asked for; all of them as a future, to be compared. */
    enum Way {
        STAGE("today") {
            @Override
            CompletableFuture<Integer> ask(Prices prices, String item) throws UnknownItem {
                return prices.today(item).toCompletableFuture();
            }
        },
        FUTURE("bargain") {
            @Override
            CompletableFuture<Integer> ask(Prices prices, String item) throws UnknownItem {
                return prices.bargain(item);
            }
        },
        PROMISE("quote") {
            @Override
            CompletableFuture<Integer> ask(Prices prices, String item) throws UnknownItem {
                return prices.quote(item).toCompletionStage().toCompletableFuture();
            }
        },
        PUBLISHER("history") {
            @Override
            CompletableFuture<Integer> ask(Prices prices, String item) throws UnknownItem {
                First first = new First();
                prices.history(item).subscribe(first);
                return first.signalled;
            }
        };

        private final String method;

        Way(String method) {
            this.method = method;
        }

        abstract CompletableFuture<Integer> ask(Prices prices, String item) throws UnknownItem;
    }

    /** Takes the first signal. */
    private static final class First implements Flow.Subscriber<Integer> {
        private final CompletableFuture<Integer> signalled = new CompletableFuture<>();

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(1);
        }

        @Override
        public void onNext(Integer price) {
            signalled.complete(price);
        }

        @Override
        public void onError(Throwable thrown) {
            signalled.completeExceptionally(thrown);
        }

        @Override
        public void onComplete() {
            signalled.completeExceptionally(new AssertionError("there is no price"));
        }
    }

    private TestBed bed(Setting setting, String value) {
        return TestBed.sharingMin(
                temp,
                builder -> builder.hostPackage(Prices.class.getPackageName())
                        .hostPackage(Promise.class.getPackageName())
                        .hostPackage(Function.class.getPackageName())
                        .set(Setting.STOP_DEADLINE, "500ms")
                        .set(Setting.PROBATION, "100ms")
                        .set(setting, value));
    }

    private void deploy(TestBed bed, int generation) {
        Path jar = Recipe.plugin(
                        "unreliable",
                        "1." + generation + ".0",
                        UnreliablePrices.class,
                        "org.osgi.util.promise",
                        Prices.class.getPackageName() + ";version=\"[1.0,1.1)\"")
                .jar(temp.resolve("unreliable-" + generation + ".jar"));
        bed.drop(jar, "unreliable.jar");
        bed.awaitGeneration("unreliable", generation);
    }

    /** The service of the first generation. */
    private Prices deployed(TestBed bed) {
        deploy(bed, 1);
        return bed.container().service(Prices.class);
    }

    private static Throwable failure(CompletableFuture<Integer> price) {
        Throwable thrown = catchThrowable(() -> price.get(1, TimeUnit.MINUTES));
        assertThat(thrown).as("the price is %s", price).isNotNull();
        return thrown.getCause();
    }

    @ParameterizedTest
    @EnumSource
    void theSampleAnswersAndItsContractsOwnFailureIsNoFault(Way way) throws Exception {
        try (TestBed bed = bed(Setting.CALL_DEADLINE, "1m")) {
            bed.run("prices");
            Waiting.until("the component is there")
                    .until(() -> !bed.container().services(Prices.class).isEmpty());
            Prices prices = bed.container().service(Prices.class);
            assertThat(way.ask(prices, "apple").get(1, TimeUnit.MINUTES)).isEqualTo(30);
            assertThat(failure(way.ask(prices, "gold")))
                    .isExactlyInstanceOf(UnknownItem.class)
                    .hasMessage("there is no price for 'gold'");
            assertThat(bed.plugin("prices").faults()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFailureThatIsNotTheContractsIsAFaultOfTheMethodThatPromised(Way way) throws Exception {
        try (TestBed bed = bed(Setting.CALL_DEADLINE, "1m")) {
            Prices prices = deployed(bed);
            assertThat(way.ask(prices, ITEM).get(1, TimeUnit.MINUTES)).isEqualTo(UnreliablePrices.PRICE);
            assertThat(failure(way.ask(prices, UnreliablePrices.UNKNOWN))).isExactlyInstanceOf(UnknownItem.class);

            assertThat(failure(way.ask(prices, UnreliablePrices.BROKEN)))
                    .isInstanceOf(PluginFaultException.class)
                    .hasMessageContaining("this price list is broken, by design");

            Fault fault = bed.awaitFault("unreliable");
            assertThat(fault.kind()).isEqualTo(FaultKind.THREW);
            assertThat(fault.where()).isEqualTo("Prices." + way.method);
            assertThat(bed.plugin("unreliable").faults()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatDoesNotComeWithinTheDeadlineFailsAndIsACallThatTimedOut(Way way) throws Exception {
        try (TestBed bed = bed(Setting.CALL_DEADLINE, "200ms")) {
            Prices prices = deployed(bed);

            assertThat(failure(way.ask(prices, UnreliablePrices.LATE)))
                    .isInstanceOf(PluginFaultException.class)
                    .hasMessageContaining("within 200 ms");

            Fault fault = bed.awaitFault("unreliable");
            assertThat(fault.kind()).isEqualTo(FaultKind.CALL_TIMED_OUT);
            assertThat(fault.where()).isEqualTo("Prices." + way.method);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsPendingEndsWithItsGenerationAndWithItsPlugin(Way way) throws Exception {
        try (TestBed bed = bed(Setting.CALL_DEADLINE, "1m")) {
            Prices prices = deployed(bed);
            CompletableFuture<Integer> beforeTheUpdate = way.ask(prices, UnreliablePrices.LATE);
            assertThat(beforeTheUpdate).isNotDone();

            deploy(bed, 2);

            assertThat(failure(beforeTheUpdate)).isInstanceOf(PluginUnavailableException.class);
            assertThat(way.ask(prices, ITEM).get(1, TimeUnit.MINUTES)).isEqualTo(UnreliablePrices.PRICE);
            CompletableFuture<Integer> beforeTheQuarantine = way.ask(prices, UnreliablePrices.LATE);
            bed.container()
                    .quarantine("unreliable", "for the test")
                    .toCompletableFuture()
                    .join();
            assertThat(failure(beforeTheQuarantine))
                    .isInstanceOf(PluginUnavailableException.class)
                    .hasMessageContaining("unreliable");
            assertThat(bed.plugin("unreliable").faults()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatAThreadOfThePluginWorksOnForEverEndsWithThePluginAndTheThreadIsKilled(Way way) throws Exception {
        // the stop is over long before
        try (TestBed bed = bed(Setting.CALL_DEADLINE, "3s")) {
            Prices prices = deployed(bed);
            CompletableFuture<Integer> pending = way.ask(prices, UnreliablePrices.ENDLESS);

            bed.container().stop("unreliable").toCompletableFuture().join();

            assertThat(failure(pending)).isInstanceOf(PluginUnavailableException.class);
            Waiting.until("the worker has ended")
                    .untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
                            .extracting(Thread::getName)
                            .doesNotContain(UnreliablePrices.WORKER));
        }
    }

    @Test
    void aPublisherThatIsKilledWhileItIsAskedEndsItsSubscription() throws Exception {
        try (TestBed bed = bed(Setting.CALL_DEADLINE, "200ms")) {
            Prices prices = deployed(bed);

            assertThat(failure(Way.PUBLISHER.ask(prices, UnreliablePrices.HOGGED)))
                    .isInstanceOf(PluginFaultException.class)
                    .hasMessageContaining("within 200 ms");

            Waiting.until("the kill is told")
                    .untilAsserted(() -> assertThat(bed.container().faults("unreliable"))
                            .allMatch(fault -> fault.kind() == FaultKind.CALL_TIMED_OUT)
                            .extracting(Fault::what)
                            .anyMatch(what -> what.endsWith("took no notice of an interrupt and was killed")));
        }
    }
}
