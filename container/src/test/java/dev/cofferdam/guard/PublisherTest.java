package dev.cofferdam.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.cofferdam.api.contract.OpenEnded;
import dev.cofferdam.api.fault.PluginFaultException;
import dev.cofferdam.api.fault.PluginUnavailableException;
import dev.cofferdam.model.Fault;
import dev.cofferdam.model.Killed;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PublisherTest {
    private static final Duration SHORT = Duration.ofMillis(80);
    private static final int KILLS = 14;

    private final Boundaries boundaries = new Boundaries();
    private final PluginGuard plugin = boundaries.plugin("acme");
    private final ByHand theirs = new ByHand();
    private final Ticker service = Boundaries.service(plugin, Ticker.class, new Ticker() {
        @Override
        public Flow.Publisher<String> ticks() {
            return theirs;
        }

        @Override
        public Flow.Publisher<String> events() {
            return theirs;
        }
    });

    @AfterEach
    void close() {
        boundaries.close();
    }

    /** A contract in streams of signals. */
    public interface Ticker {
        Flow.Publisher<String> ticks() throws IOException;

        @OpenEnded
        Flow.Publisher<String> events();
    }

    /** A publisher for one subscriber that does what the test says. */
    private static final class ByHand implements Flow.Publisher<String>, Flow.Subscription {
        private Flow.Subscriber<? super String> subscriber;
        private boolean mute;
        private long requested;
        private boolean cancelled;

        @Override
        public synchronized void subscribe(Flow.Subscriber<? super String> by) {
            subscriber = by;
            if (!mute) {
                by.onSubscribe(this);
            }
        }

        @Override
        public synchronized void request(long n) {
            requested += n;
            if (n == KILLS) {
                throw new Killed("acme");
            }
            if (n == 13) {
                throw new IllegalStateException("unlucky");
            }
        }

        @Override
        public synchronized void cancel() {
            cancelled = true;
        }

        synchronized boolean cancelled() {
            return cancelled;
        }
    }

    private static class Hearing implements Flow.Subscriber<String> {
        private final List<Object> heard = new CopyOnWriteArrayList<>();
        private volatile Flow.Subscription subscription;

        @Override
        public void onSubscribe(Flow.Subscription to) {
            subscription = to;
        }

        @Override
        public void onNext(String item) {
            heard.add(item);
        }

        @Override
        public void onError(Throwable thrown) {
            heard.add(thrown);
        }

        @Override
        public void onComplete() {
            heard.add("end");
        }

        boolean hasHeard() {
            return !heard.isEmpty();
        }

        Object awaitLast() {
            await().until(() -> !heard.isEmpty());
            return heard.get(heard.size() - 1);
        }
    }

    private Hearing subscribed() throws IOException {
        Hearing hearing = new Hearing();
        service.ticks().subscribe(hearing);
        return hearing;
    }

    @Test
    void signalsAndRequestsGoThrough() throws Exception {
        Hearing hearing = subscribed();
        hearing.subscription.request(2);
        assertThat(theirs.requested).isEqualTo(2);
        theirs.subscriber.onNext("a");
        theirs.subscriber.onNext("b");
        theirs.subscriber.onComplete();
        theirs.subscriber.onNext("after the end");
        assertThat(hearing.heard).containsExactly("a", "b", "end");
        assertThat(plugin.pendingResults()).isZero();
        assertThat(boundaries.faults).isEmpty();
    }

    @Test
    void aFailureIsAFaultAndADeclaredOneIsNot() throws Exception {
        IOException declared = new IOException();
        Hearing one = subscribed();
        theirs.subscriber.onError(declared);
        assertThat(one.awaitLast()).isSameAs(declared);
        assertThat(boundaries.faults).isEmpty();
        Hearing other = subscribed();
        theirs.subscriber.onError(new IllegalStateException());
        assertThat(other.awaitLast()).isInstanceOf(PluginFaultException.class);
        assertThat(boundaries.faults)
                .singleElement()
                .satisfies(fault -> assertThat(fault.where()).endsWith("Ticker.ticks"));
    }

    @Test
    void aPublisherOwesASignalAfterSubscribing() throws Exception {
        boundaries.guard.plugin("acme", CallRules.direct(SHORT));
        theirs.mute = true;
        Hearing hearing = subscribed();
        assertThat(hearing.awaitLast()).isInstanceOf(PluginFaultException.class);
        assertThat(hearing.subscription).isNotNull();
        assertThat(boundaries.faults).singleElement().isInstanceOf(Fault.ResultTimedOut.class);
    }

    @Test
    void aPublisherOwesASignalWhileMoreIsRequestedThanHasCome() throws Exception {
        boundaries.guard.plugin("acme", CallRules.direct(SHORT));
        Hearing hearing = subscribed();
        hearing.subscription.request(1);
        theirs.subscriber.onNext("a");
        Hearing idle = subscribed();
        Hearing other = subscribed();
        other.subscription.request(1);
        assertThat(other.awaitLast()).isInstanceOf(PluginFaultException.class);
        assertThat(idle.heard).isEmpty();
        assertThat(hearing.heard).containsExactly("a");
        hearing.subscription.request(1);
        await().until(() -> hearing.heard.size() == 2);
        assertThat(boundaries.faults).hasSize(2).allMatch(Fault.ResultTimedOut.class::isInstance);
        await().until(theirs::cancelled);
    }

    @Test
    void aStreamOfEventsMayBeSilentAndIsNotWaitedFor() throws Exception {
        boundaries.guard.plugin("acme", CallRules.direct(SHORT));
        Hearing events = new Hearing();
        service.events().subscribe(events);
        events.subscription.request(1);
        Hearing ticks = subscribed();
        ticks.subscription.request(1);
        assertThat(ticks.awaitLast()).isInstanceOf(PluginFaultException.class);
        assertThat(events.heard).isEmpty();
        assertThat(plugin.awaitDrained(1, Duration.ofSeconds(50))).isTrue();
    }

    @Test
    void retirementEndsASubscriptionAndThePublisher() throws Exception {
        Flow.Publisher<String> publisher = service.ticks();
        Hearing hearing = subscribed();
        assertThat(plugin.awaitDrained(1, Duration.ZERO)).isFalse();
        plugin.retired(1, "replaced");
        assertThat(hearing.awaitLast()).isInstanceOf(PluginUnavailableException.class);
        theirs.subscriber.onNext("late");
        Hearing tooLate = new Hearing();
        publisher.subscribe(tooLate);
        assertThat(tooLate.awaitLast()).isInstanceOf(PluginUnavailableException.class);
        assertThat(hearing.heard).hasSize(1);
        assertThat(boundaries.faults).isEmpty();
    }

    @Test
    void whatAKillEndsIsUnavailableAndNoFault() throws Exception {
        Hearing hearing = subscribed();
        theirs.subscriber.onError(new Killed("acme"));
        assertThat(hearing.awaitLast())
                .isInstanceOf(PluginUnavailableException.class)
                .asString()
                .contains("what was done in its code was ended");
        Hearing other = subscribed();
        other.subscription.request(KILLS);
        assertThat(other.awaitLast()).isInstanceOf(PluginUnavailableException.class);
        assertThat(boundaries.faults).isEmpty();
        assertThat(plugin.pendingResults()).isZero();
    }

    @Test
    void aKillWithinASubscribeEndsTheSubscription() throws Exception {
        Hearing hearing = new Hearing();
        Boundaries.service(plugin, Ticks.class, () -> by -> {
                    throw new Killed("acme");
                })
                .ticks()
                .subscribe(hearing);
        assertThat(hearing.awaitLast()).isInstanceOf(PluginUnavailableException.class);
        assertThat(hearing.subscription).as("onSubscribe comes first").isNotNull();
        assertThat(boundaries.faults).isEmpty();
    }

    /** Has one kind of publisher. */
    public interface Ticks {
        Flow.Publisher<String> ticks();
    }

    @Test
    void theEndComesAlsoWhereTheSignalBeforeItIsKilled() throws Exception {
        Hearing hearing = new Hearing() {
            @Override
            public void onNext(String item) {
                plugin.retired(1, "replaced");
                await().until(() -> plugin.pendingResults() == 0);
                throw new Killed("consumer");
            }
        };
        service.ticks().subscribe(hearing);
        hearing.subscription.request(1);
        assertThatThrownBy(() -> theirs.subscriber.onNext("a")).isInstanceOf(Killed.class);
        assertThat(hearing.awaitLast()).isInstanceOf(PluginUnavailableException.class);
    }

    @Test
    void whatThePluginThrowsAtARequestReachesTheSubscriber() throws Exception {
        Hearing hearing = subscribed();
        hearing.subscription.request(13);
        assertThat(hearing.awaitLast()).isInstanceOf(PluginFaultException.class);
        assertThat(boundaries.faults)
                .singleElement()
                .satisfies(fault -> assertThat(fault.where()).endsWith("Subscription.request"));
    }

    @Test
    void anIllegalRequestIsTheConsumersOwnMistake() throws Exception {
        Hearing hearing = subscribed();
        hearing.subscription.request(0);
        assertThat(hearing.awaitLast()).isInstanceOf(IllegalArgumentException.class);
        assertThat(theirs.cancelled()).isTrue();
        assertThat(boundaries.faults).isEmpty();
    }

    @Test
    void cancellingGoesThroughAndNoSignalFollows() throws Exception {
        Hearing hearing = subscribed();
        hearing.subscription.cancel();
        assertThat(theirs.cancelled()).isTrue();
        theirs.subscriber.onNext("late");
        assertThat(hearing.heard).isEmpty();
        assertThat(plugin.pendingResults()).isZero();
    }

    @Test
    void aSubscriberThatThrowsIsCancelledAndThePluginIsNotTold() throws Exception {
        service.ticks().subscribe(new Flow.Subscriber<>() {
            @Override
            public void onSubscribe(Flow.Subscription subscription) {
                subscription.request(1);
            }

            @Override
            public void onNext(String item) {
                throw new IllegalStateException("the consumer's own");
            }

            @Override
            public void onError(Throwable thrown) {}

            @Override
            public void onComplete() {}
        });
        theirs.subscriber.onNext("a");
        assertThat(theirs.cancelled()).isTrue();
        assertThat(boundaries.faults).isEmpty();
    }

    @Test
    void theEndComesAfterTheSignalThatIsBeingGiven() throws Exception {
        AtomicBoolean overlap = new AtomicBoolean();
        Hearing hearing = new Hearing() {
            @Override
            public void onNext(String item) {
                plugin.retired(1, "replaced");
                await().until(() -> plugin.pendingResults() == 0);
                overlap.set(hasHeard());
                super.onNext(item);
            }
        };
        service.ticks().subscribe(hearing);
        hearing.subscription.request(1);
        theirs.subscriber.onNext("a");
        assertThat(overlap).isFalse();
        await().until(() -> hearing.heard.size() == 2);
        assertThat(hearing.heard.get(0)).isEqualTo("a");
    }
}
