package dev.cofferdam.guard;

import dev.cofferdam.model.Fault;
import dev.cofferdam.model.KillSwitch;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where faults go, and when they were; what goes wrong there stays there. */
final class Reports {
    private static final Logger LOG = LoggerFactory.getLogger(Reports.class);

    private final Consumer<Fault> faults;
    private final Clock clock;
    private final Deliveries deliveries = new Deliveries();
    private final Seals seals = new Seals();
    private volatile BiPredicate<String, List<StackTraceElement>> elsewhere = (plugin, stack) -> false;

    private volatile KillSwitch kills = KillSwitch.NONE;
    private volatile Consumer<Fault> ends = fault -> {};

    Reports(Consumer<Fault> faults, Clock clock) {
        this.faults = faults;
        this.clock = clock;
    }

    void excuse(BiPredicate<String, List<StackTraceElement>> asked) {
        elsewhere = asked;
    }

    void arm(KillSwitch armed, Consumer<Fault> told) {
        kills = armed;
        ends = told;
    }

    /** A fault that was reported has got its end since. */
    void ended(Fault fault) {
        ends.accept(fault);
    }

    KillSwitch kills() {
        return kills;
    }

    /** Whether a thread in a call into a plugin is in somebody else's code, by its stack. */
    boolean elsewhere(String plugin, List<StackTraceElement> stack) {
        return elsewhere.test(plugin, stack);
    }

    Instant now() {
        return clock.instant();
    }

    /** Nanoseconds that no change of the wall clock touches. */
    long nanos() {
        return System.nanoTime();
    }

    void report(Fault fault) {
        try {
            faults.accept(fault);
        } catch (VirtualMachineError exhausted) {
            // the classifier knows what to do when there is no stack or heap left
            throw exhausted;
        } catch (RuntimeException | Error e) {
            LOG.error("A fault of plugin '{}' could not be reported.", fault.plugin(), e);
        }
    }

    /** Where code of consumers runs that nobody is to wait for. */
    Deliveries deliveries() {
        return deliveries;
    }

    Seals seals() {
        return seals;
    }

    /** Runs something that may never return. */
    void onAlarmThread(Runnable task) {
        Thread thread = new Thread(task, "cofferdam-alarm");
        thread.setDaemon(true);
        thread.start();
    }
}
