package dev.cofferdam.deploy;

import java.nio.file.ClosedWatchServiceException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits for events, looks, settles, applies; and lists the whole folder from time to time. Nothing ends it but a close. */
final class FolderLoop implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(FolderLoop.class);

    /** What is due already is not waited for, but neither is the processor kept busy with asking. */
    private static final long SHORTEST_WAIT = TimeUnit.MILLISECONDS.toNanos(2);

    /** Listing takes at most one part in so many of the time, however many files there are. */
    private static final int LISTING_SHARE = 20;

    private final FolderCycle cycle;
    private final FolderWatcher watcher;
    private final long rescan;
    private final Runnable apply;
    private volatile boolean closed;
    private long nextScan = System.nanoTime();

    FolderLoop(FolderCycle cycle, FolderWatcher watcher, Duration rescan, Runnable apply) {
        this.cycle = cycle;
        this.watcher = watcher;
        this.rescan = rescan.toNanos();
        this.apply = apply;
    }

    @Override
    public void run() {
        while (!closed) {
            try {
                turn();
            } catch (ClosedWatchServiceException e) {
                return;
            } catch (RuntimeException | VirtualMachineError e) {
                // A watch that ends without a word would be worse than any error.
                LOG.error("a look at the folder failed; the next one follows", e);
                nextScan = System.nanoTime() + rescan;
            }
        }
    }

    void close() {
        closed = true;
        watcher.close();
    }

    private void turn() {
        Optional<Set<String>> names = watcher.await(untilNext());
        long now = System.nanoTime();
        if (names.isEmpty() || now - nextScan >= 0) {
            watcher.attach();
            cycle.scan(now);
            long took = System.nanoTime() - now;
            nextScan = now + Math.max(rescan, LISTING_SHARE * took);
        } else {
            names.get().forEach(name -> cycle.look(name, now));
        }
        cycle.settle(now);
        apply.run();
    }

    private long untilNext() {
        long now = System.nanoTime();
        long toScan = nextScan - now;
        long toDue = cycle.nextDue().stream().map(due -> due - now).findFirst().orElse(toScan);
        return Math.max(SHORTEST_WAIT, Math.min(toScan, toDue));
    }
}
