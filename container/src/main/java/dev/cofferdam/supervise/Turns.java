package dev.cofferdam.supervise;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Lets no more than a few of many things be under way at once. The others wait, first come, first served, and keep no
 * thread meanwhile. Thread-safe.
 */
final class Turns {
    private final int atOnce;
    private final Queue<Supplier<CompletableFuture<Void>>> waiting = new ArrayDeque<>();
    private int underWay;

    Turns(int atOnce) {
        this.atOnce = atOnce;
    }

    /** Begins something now or when it is its turn; it is over when the future that it answers is complete. */
    void add(Supplier<CompletableFuture<Void>> begin) {
        synchronized (this) {
            if (underWay == atOnce) {
                waiting.add(begin);
                return;
            }
            underWay++;
        }
        begun(begin);
    }

    private void begun(Supplier<CompletableFuture<Void>> begin) {
        CompletableFuture<Void> over;
        try {
            over = begin.get();
        } catch (RuntimeException | Error e) {
            over = CompletableFuture.failedFuture(e);
        }
        over.whenComplete((done, thrown) -> next());
    }

    private void next() {
        Supplier<CompletableFuture<Void>> next;
        synchronized (this) {
            next = waiting.poll();
            if (next == null) {
                underWay--;
                return;
            }
        }
        begun(next);
    }
}
