package dev.cofferdam.guard;

import java.lang.management.ManagementFactory;

/**
 * The slow half of an asymmetric barrier, so that calls need no fence of their own.
 *
 * <p>A call stores its mark, then loads its target, and the processor may let the load overtake the store. Who switches a
 * target stores the new one, then passes this barrier, then reads the marks. The barrier is a safepoint: every thread
 * that runs Java code stops at a poll, and a thread in native code has published its stores on the way there. There is no
 * poll between a call's store and its load (in compiled code the fence keeps both on the same side of every poll; in
 * interpreted code they are bytecodes in order, and a poll between them means the mark is stored). So each call either
 * had its mark out before the barrier ended, and is seen, or loads its target after the barrier, and that is the new
 * one.
 *
 * <p>A dump of all threads, one frame deep, is the cheapest thing in the JDK that is a safepoint for all threads: some
 * microseconds a thread. Setting or synchronising mutable call sites makes none when no compiled code depends on them.
 */
final class ProcessBarrier {
    private ProcessBarrier() {}

    static void pass() {
        ManagementFactory.getThreadMXBean().dumpAllThreads(false, false, 1);
    }
}
