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

/** Knows the price of everything, but of {@link #LATE}, {@link #BROKEN} and {@link #UNKNOWN}. */
public final class UnreliablePrices implements BundleActivator, Prices {
    /** What it is asked for in vain. */
    public static final String LATE = "late";
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
                    case BROKEN -> subscriber.onError(broken());
                    case UNKNOWN -> subscriber.onError(new UnknownItem(item));
                    default -> subscriber.onNext(PRICE);
                }
            }

            @Override
            public void cancel() {}
        });
    }

    private static IllegalStateException broken() {
        return new IllegalStateException("this price list is broken, by design");
    }
}
