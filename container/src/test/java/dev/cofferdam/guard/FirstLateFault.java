package dev.cofferdam.guard;

import dev.cofferdam.api.fault.PluginFaultException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.osgi.util.promise.Deferred;
import org.osgi.util.promise.Promise;

/**
 * Results that fail where there is next to no stack left, in a JVM of its own. Ends with 0 when consumers are told long before
 * the deadline.
 */
public final class FirstLateFault {
    private static final long STACK = 400_000;
    private static final int PATIENCE_SECONDS = 20;
    private static final int STEPS = 8;

    private static final Throwable THROWN = new IllegalStateException("late, by design");
    private static final AtomicReference<Way> WAY = new AtomicReference<>();

    private FirstLateFault() {}

    /** A contract. */
    public interface Desk {
        CompletionStage<String> ask();

        Promise<String> promise();

        Flow.Publisher<String> flow();
    }

    /** A way in which a result comes later. */
    private interface Way {
        /** Answers what the consumer gets. */
        CompletableFuture<String> get(Desk desk);

        void fail();
    }

    /** @param arguments the way, and how many frames from the end of the stack the first result fails */
    public static void main(String... arguments) throws Exception {
        int first = Integer.parseInt(arguments[1]);
        List<String> wrong = Collections.synchronizedList(new ArrayList<>());
        loadPromises();
        try (Boundaries boundaries = new Boundaries()) {
            boundaries.guard.plugin("other", CallRules.direct(Duration.ofMillis(200))); // looks are as frequent as that
            for (int i = 0; i < STEPS; i++) {
                int room = first + i * 5;
                Desk desk = desk(boundaries, arguments[0]);
                CompletableFuture<String> given = WAY.get().get(desk);
                Thread completer = new Thread(null, () -> descend(room, WAY.get()), "completer", STACK);
                completer.start();
                completer.join();
                check(given, room, wrong);
            }
            if (boundaries.faults.isEmpty()) {
                wrong.add("no fault was reported");
            }
        }
        wrong.forEach(System.out::println);
        System.exit(wrong.isEmpty() ? 0 : 1);
    }

    /** Their library's own classes must be there: what it cannot load is lost for good, whatever the boundary does. */
    private static void loadPromises() {
        Deferred<String> failing = new Deferred<>();
        failing.getPromise().onResolve(() -> {});
        failing.fail(THROWN);
    }

    private static Desk desk(Boundaries boundaries, String way) {
        CompletableFuture<String> stage = new CompletableFuture<>();
        Deferred<String> deferred = new Deferred<>();
        AtomicReference<Flow.Subscriber<? super String>> subscriber = new AtomicReference<>();
        WAY.set(
                switch (way) {
                    case "stage" ->
                        of(desk -> desk.ask().toCompletableFuture(), () -> stage.completeExceptionally(THROWN));
                    case "promise" ->
                        of(
                                desk -> desk.promise().toCompletionStage().toCompletableFuture(),
                                () -> deferred.fail(THROWN));
                    default ->
                        of(FirstLateFault::subscribed, () -> subscriber.get().onError(THROWN));
                });
        return Boundaries.service(boundaries.plugin("acme"), Desk.class, new Desk() {
            @Override
            public CompletionStage<String> ask() {
                return stage;
            }

            @Override
            public Promise<String> promise() {
                return deferred.getPromise();
            }

            @Override
            public Flow.Publisher<String> flow() {
                return to -> {
                    subscriber.set(to);
                    to.onSubscribe(new SilentSubscription());
                };
            }
        });
    }

    private static Way of(Function<Desk, CompletableFuture<String>> get, Runnable fail) {
        return new Way() {
            @Override
            public CompletableFuture<String> get(Desk desk) {
                return get.apply(desk);
            }

            @Override
            public void fail() {
                fail.run();
            }
        };
    }

    private static CompletableFuture<String> subscribed(Desk desk) {
        CompletableFuture<String> failed = new CompletableFuture<>();
        CountDownLatch subscribed = new CountDownLatch(1);
        desk.flow().subscribe(new Flow.Subscriber<>() {
            @Override
            public void onSubscribe(Flow.Subscription subscription) {
                subscription.request(1);
                subscribed.countDown();
            }

            @Override
            public void onNext(String item) {}

            @Override
            public void onError(Throwable thrown) {
                failed.completeExceptionally(thrown);
            }

            @Override
            public void onComplete() {
                failed.complete("");
            }
        });
        return failed;
    }

    /** Does nothing. */
    private static final class SilentSubscription implements Flow.Subscription {
        @Override
        public void request(long n) {}

        @Override
        public void cancel() {}
    }

    /** Finds the end of the stack, goes back a little, and lets the result fail; where there is too little for that, further back. */
    private static void descend(int room, Way way) {
        down(way, new int[] {room});
    }

    private static void down(Way way, int[] room) {
        try {
            down(way, room);
        } catch (StackOverflowError end) {
            if (room[0]-- > 0) {
                throw end;
            }
            failed(way);
            room[0] = Integer.MAX_VALUE;
        }
    }

    /** The first try may have come through, for all that the stack ended in it. */
    private static void failed(Way way) {
        try {
            way.fail();
        } catch (IllegalStateException already) {
            return;
        }
    }

    private static void check(CompletableFuture<String> given, int room, List<String> wrong)
            throws InterruptedException {
        try {
            given.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            wrong.add(room + ": it was given");
        } catch (ExecutionException failed) {
            Throwable thrown =
                    failed.getCause() instanceof CompletionException wrapped ? wrapped.getCause() : failed.getCause();
            if (!(thrown instanceof PluginFaultException)
                    || !thrown.getMessage().contains("by design")) {
                wrong.add(room + ": " + thrown);
            }
        } catch (TimeoutException nothing) {
            wrong.add(room + ": nobody was told");
        }
    }
}
