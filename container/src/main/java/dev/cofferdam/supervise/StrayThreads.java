package dev.cofferdam.supervise;

import dev.cofferdam.framework.Meddling;
import java.lang.Thread.UncaughtExceptionHandler;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Hears of threads that die outside of the groups of plugins: one that a plugin makes in a call is in the group of its caller. Whose it is is told by its class, or by the outermost code that ran on it. It is the JVM's
 * default handler while it is open, and hands on what is no plugin's. Thread-safe.
 */
final class StrayThreads implements UncaughtExceptionHandler, AutoCloseable {
    private final BiFunction<Thread, StackTraceElement[], Optional<Meddling.Hand>> owner;
    private final Death death;
    private final Optional<UncaughtExceptionHandler> before;

    /** Told that a thread of a plugin's died, on that thread. */
    interface Death {
        void of(Meddling.Hand owner, String thread, Throwable thrown);
    }

    /** @param owner whose a thread is, by it and by a stack, innermost first */
    StrayThreads(BiFunction<Thread, StackTraceElement[], Optional<Meddling.Hand>> owner, Death death) {
        this.owner = owner;
        this.death = death;
        before = Optional.ofNullable(Thread.getDefaultUncaughtExceptionHandler());
    }

    void open() {
        Thread.setDefaultUncaughtExceptionHandler(this);
    }

    /** Who was asked before is asked again, unless somebody else has come meanwhile, who may hand on to this. */
    @Override
    public void close() {
        if (Thread.getDefaultUncaughtExceptionHandler() == this) {
            Thread.setDefaultUncaughtExceptionHandler(before.orElse(null));
        }
    }

    @Override
    public void uncaughtException(Thread thread, Throwable thrown) {
        Optional<Meddling.Hand> hand = owner.apply(thread, thrown.getStackTrace());
        if (hand.isPresent()) {
            death.of(hand.get(), thread.getName(), thrown);
        } else if (before.isPresent()) {
            before.get().uncaughtException(thread, thrown);
        } else {
            // as the JDK does where there is no default handler
            System.err.print("Exception in thread \"" + thread.getName() + "\" ");
            thrown.printStackTrace();
        }
    }
}
