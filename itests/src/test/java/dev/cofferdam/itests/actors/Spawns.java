package dev.cofferdam.itests.actors;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** A plugin that makes threads on the threads of its callers, in the way that it is asked for. They die. */
public final class Spawns implements BundleActivator, UnaryOperator<String> {
    /** For the framework. */
    public Spawns() {}

    @Override
    public void start(BundleContext context) {
        context.registerService(UnaryOperator.class, this, null);
    }

    @Override
    public void stop(BundleContext context) {}

    @Override
    public String apply(String how) {
        switch (how) {
            case "runnable" -> new Thread(Spawns::die, "spawned").start();
            case "executor" -> {
                ExecutorService executor = Executors.newSingleThreadExecutor();
                executor.execute(Spawns::die);
                executor.shutdown();
            }
            case "subclass" -> new Spawned().start();
            default -> throw new IllegalArgumentException(how);
        }
        return how;
    }

    private static void die() {
        throw new IllegalStateException("it dies, by design");
    }

    /** A thread whose class says whose it is, though its stack does not. */
    public static final class Spawned extends Thread {
        Spawned() {
            super("spawned");
        }

        @Override
        public void run() {
            IllegalStateException silent = new IllegalStateException("it dies, by design");
            silent.setStackTrace(new StackTraceElement[0]);
            throw silent;
        }
    }
}
