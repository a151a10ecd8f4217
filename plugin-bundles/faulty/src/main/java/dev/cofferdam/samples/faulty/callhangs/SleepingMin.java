package dev.cofferdam.samples.faulty.callhangs;

import dev.cofferdam.samples.min.Min;
import dev.cofferdam.samples.min.State;

/** Sleeps in each call for as long as the JVM runs, whoever interrupts it. */
final class SleepingMin implements Min {

    @Override
    public State newState() {
        return new State();
    }

    @Override
    public int min(State state, int a, int b) {
        while (true) {
            try {
                Thread.sleep(60_000);
            } catch (InterruptedException swallowed) {
                // the fault that this bundle is made for: it does not listen
            }
        }
    }
}
