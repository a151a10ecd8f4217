package dev.cofferdam.framework;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Something that others hear of, done on another thread while somebody waits for it, until a listener does not give way. */
final class Beside implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Beside.class);

    private final ListenerWatch watch;
    private final Runnable step;
    private Optional<Throwable> thrown = Optional.empty();
    private boolean done;
    private boolean over;

    Beside(ListenerWatch watch, Runnable step) {
        this.watch = watch;
        this.step = step;
    }

    @Override
    public void run() {
        Telling telling = watch.begin(() -> end(false, Optional.empty()));
        try {
            step.run();
            end(true, Optional.empty());
        } catch (RuntimeException | Error e) {
            end(true, Optional.of(e));
        } finally {
            telling.end();
        }
    }

    private synchronized void end(boolean completely, Optional<Throwable> by) {
        if (!over) {
            over = true;
            done = completely;
            thrown = by;
            notifyAll();
        } else {
            by.ifPresent(late -> LOG.debug("What was given up has failed", late));
        }
    }

    synchronized boolean await() throws InterruptedException {
        while (!over) {
            wait();
        }
        if (thrown.isPresent()) {
            throw new IllegalStateException("what others were told of has failed", thrown.get());
        }
        return done;
    }
}
