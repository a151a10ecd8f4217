package dev.cofferdam.samples.prices.list;

import dev.cofferdam.samples.prices.Prices;
import dev.cofferdam.samples.prices.UnknownItem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.util.promise.Deferred;
import org.osgi.util.promise.Promise;

/** Looks prices up on a thread of its own, which ends with the component. */
@Component
public final class PriceList implements Prices {
    private static final Map<String, List<Integer>> PRICES = Map.of("apple", List.of(30, 28, 25), "pear", List.of(45));

    private final ExecutorService clerk = Executors.newSingleThreadExecutor();

    @Deactivate
    void close() {
        clerk.shutdown();
    }

    @Override
    public CompletionStage<Integer> today(String item) {
        return bargain(item);
    }

    @Override
    public CompletableFuture<Integer> bargain(String item) {
        CompletableFuture<Integer> price = new CompletableFuture<>();
        clerk.execute(() -> {
            try {
                price.complete(known(item).get(0));
            } catch (UnknownItem unknown) {
                price.completeExceptionally(unknown);
            }
        });
        return price;
    }

    @Override
    public Promise<Integer> quote(String item) {
        Deferred<Integer> price = new Deferred<>();
        clerk.execute(() -> {
            try {
                price.resolve(known(item).get(0));
            } catch (UnknownItem unknown) {
                price.fail(unknown);
            }
        });
        return price.getPromise();
    }

    /** Each subscriber has a publisher of its own, so that nobody waits for anybody else. */
    @Override
    public Flow.Publisher<Integer> history(String item) {
        return subscriber -> {
            SubmissionPublisher<Integer> publisher = new SubmissionPublisher<>(clerk, Flow.defaultBufferSize());
            publisher.subscribe(subscriber);
            try {
                known(item).forEach(publisher::submit);
                publisher.close();
            } catch (UnknownItem unknown) {
                publisher.closeExceptionally(unknown);
            }
        };
    }

    private static List<Integer> known(String item) throws UnknownItem {
        return Optional.ofNullable(PRICES.get(item))
                .orElseThrow(() -> new UnknownItem("there is no price for '" + item + "'"));
    }
}
