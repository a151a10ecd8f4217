package dev.cofferdam.benchmarks.lifecycle;

import dev.cofferdam.benchmarks.lifecycle.contract.Greeting;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.util.List;

/** Looks at the memory of its own process, once what is kept for a while only has been let go of. */
final class MemoryInUse {
    /** Longer than the gate keeps what it read, and than a probation lasts with the threads that end it. */
    private static final long SETTLED_MILLIS = 16_000;

    private static final int COLLECTIONS = 6;
    /** What is cleaned after a collection is free in the next one. */
    private static final long CLEANED_MILLIS = 200;

    private MemoryInUse() {}

    /** Prints how many services there are, and the bytes of heap and of metaspace in use. */
    static void print(List<Greeting> greetings) throws InterruptedException {
        for (Greeting greeting : greetings) {
            if (!greeting.greet("you").equals("you")) {
                throw new IllegalStateException("a service does not do its work");
            }
        }
        Thread.sleep(SETTLED_MILLIS);
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
            Thread.sleep(CLEANED_MILLIS);
        }
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        long metaspace = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getName().equals("Metaspace"))
                .map(MemoryPoolMXBean::getUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
        System.out.println(greetings.size() + " " + heap + " " + metaspace);
    }
}
