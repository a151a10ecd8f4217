package dev.cofferdam.samples.prices;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.osgi.annotation.versioning.ProviderType;
import org.osgi.util.promise.Promise;

/**
 * Tells prices, in cents, in each of the ways in which a result can come later. No method throws by itself what it declares:
 * its result fails with it, and {@code throws} is how the contract says that this is an answer and no fault.
 */
@ProviderType
public interface Prices {

    /**
     * The price of today.
     *
     * @param item of what
     * @return the price, later
     * @throws UnknownItem is what the stage fails with where there is no price
     */
    CompletionStage<Integer> today(String item) throws UnknownItem;

    /**
     * The lowest price that somebody can be talked into. It takes a while; who loses patience cancels it.
     *
     * @param item of what
     * @return the price, later
     * @throws UnknownItem is what the future fails with where there is no price
     */
    CompletableFuture<Integer> bargain(String item) throws UnknownItem;

    /**
     * The price that holds for a week.
     *
     * @param item of what
     * @return the price, later
     * @throws UnknownItem is what the promise fails with where there is no price
     */
    Promise<Integer> quote(String item) throws UnknownItem;

    /**
     * The prices of the past, the latest first.
     *
     * @param item of what
     * @return the prices, as they are asked for
     * @throws UnknownItem is what the publisher fails with where there is no price
     */
    Flow.Publisher<Integer> history(String item) throws UnknownItem;
}
