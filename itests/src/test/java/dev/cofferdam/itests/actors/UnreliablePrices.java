package dev.cofferdam.itests.actors;

import dev.cofferdam.samples.prices.Prices;
import dev.cofferdam.samples.prices.UnknownItem;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.util.promise.Deferred;
import org.osgi.util.promise.Promise;

/** Knows the price of everything, but of {@link #LATE}, {@link #ENDLESS}, {@link #HOGGED}, {@link #BROKEN} and {@link #UNKNOWN}. */
public final class UnreliablePrices implements BundleActivator, Prices {
    /** What it is asked for in vain. */
    public static final String LATE = "late";
    /** What a thread of its own works on for ever, and does not listen to anybody. */
    public static final String ENDLESS = "endless";
    /** What it works on for ever on the thread that asks a publisher. */
    public static final String HOGGED = "hogged";
    /** The name of the thread that works on {@link #ENDLESS}. */
    public static final String WORKER = "unreliable-worker";
    /** What it fails with, which it should not. */
    public static final String BROKEN = "broken";
    /** What it fails with as its contract allows. */
    public static final String UNKNOWN = "unknown";
    /** The price of everything else. */
    public static final int PRICE = 42;

    /** For the framework. */
    public UnreliablePrices() {}

    @Override
    public void start(BundleContext context) {
        context.registerService(Prices.class, this, null);
    }

    @Override
    public void stop(BundleContext context) {}

    @Override
    public CompletionStage<Integer> today(String item) {
        return bargain(item);
    }

    @Override
    public CompletableFuture<Integer> bargain(String item) {
        CompletableFuture<Integer> price = new CompletableFuture<>();
        switch (item) {
            case LATE -> {
                // nobody completes it
            }
            case ENDLESS -> new Thread(() -> price.complete(endless()), WORKER).start();
            case BROKEN -> price.completeExceptionally(broken());
            case UNKNOWN -> price.completeExceptionally(new UnknownItem(item));
            default -> price.complete(PRICE);
        }
        return price;
    }

    @Override
    public Promise<Integer> quote(String item) {
        Deferred<Integer> price = new Deferred<>();
        switch (item) {
            case LATE -> {
                // nobody resolves it
            }
            case ENDLESS -> new Thread(() -> price.resolve(endless()), WORKER).start();
            case BROKEN -> price.fail(broken());
            case UNKNOWN -> price.fail(new UnknownItem(item));
            default -> price.resolve(PRICE);
        }
        return price.getPromise();
    }

    @Override
    public Flow.Publisher<Integer> history(String item) {
        return subscriber -> subscriber.onSubscribe(new Flow.Subscription() {
            @Override
            public void request(long n) {
                switch (item) {
                    case LATE -> {
                        // nothing comes
                    }
                    case ENDLESS -> new Thread(() -> subscriber.onNext(endless()), WORKER).start();
                    case HOGGED -> subscriber.onNext(endless());
                    case BROKEN -> subscriber.onError(broken());
                    case UNKNOWN -> subscriber.onError(new UnknownItem(item));
                    default -> subscriber.onNext(PRICE);
                }
            }

            @Override
            public void cancel() {}
        });
    }

    private static int endless() {
        int rounds = 0;
        while (rounds != -1) {
            try {
                rounds = Math.abs(rounds + 1);
            } catch (Throwable everything) {
                Thread.interrupted();
            }
        }
        return rounds;
    }

    private static IllegalStateException broken() {
        return new IllegalStateException("this price list is broken, by design");
    }
}
