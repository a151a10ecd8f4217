package dev.cofferdam.supervise;

import dev.cofferdam.api.plugin.PluginHealth;
import dev.cofferdam.framework.PluginBundle;
import dev.cofferdam.framework.Resolution;
import dev.cofferdam.model.BundleNode;
import dev.cofferdam.model.Fault;
import dev.cofferdam.model.FaultOrigin;
import dev.cofferdam.model.Finding;
import dev.cofferdam.model.Verdict;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Brings an installed generation up to the point where it could serve: resolve, judge, start, check its health. */
final class Launch {
    private final BiFunction<BundleNode, Optional<BundleNode>, Verdict> gate;
    private final Clock clock;
    private final Function<String, PluginGroup> group;
    private final StartSlots slots = StartSlots.ofThisMachine();

    Launch(
            BiFunction<BundleNode, Optional<BundleNode>, Verdict> gate,
            Clock clock,
            Function<String, PluginGroup> group) {
        this.gate = gate;
        this.clock = clock;
        this.group = group;
    }

    /** How a launch ended. */
    sealed interface Result {
        /**
         * It is up.
         *
         * @param findings what the gate warns of
         */
        record Up(List<Finding> findings) implements Result {}

        /**
         * It was refused before any of its code ran.
         *
         * @param findings why
         */
        record Refused(List<Finding> findings) implements Result {}

        /**
         * It faulted while it started.
         *
         * @param fault how
         * @param abandoned whether its thread still runs
         */
        record Faulted(Fault fault, boolean abandoned) implements Result {}

        /**
         * A listener of another plugin's keeps it from starting, and takes no notice of the interrupt. Its thread still runs.
         *
         * @param by whose listener that is
         */
        record HeldUp(String by) implements Result {}
    }

    /**
     * @param replaced the generation that serves and is to be replaced, if there is one
     * @param deadline how long the start may take
     * @param beforeStart run once it is certain that it may start, and before any of its code runs
     * @param late run when an abandoned start returns after all
     */
    Result run(
            PluginBundle bundle,
            Optional<PluginBundle> replaced,
            Duration deadline,
            Lane.Step beforeStart,
            Runnable late)
            throws InterruptedException {
        StartSlots.Slot slot = slots.take();
        try {
            return runNow(bundle, replaced, deadline, beforeStart, late);
        } finally {
            slot.release();
        }
    }

    private Result runNow(
            PluginBundle bundle,
            Optional<PluginBundle> replaced,
            Duration deadline,
            Lane.Step beforeStart,
            Runnable late)
            throws InterruptedException {
        Resolution resolution = bundle.resolve();
        if (!resolution.resolved()) {
            return new Result.Refused(resolution.findings());
        }
        Verdict verdict = gate.apply(bundle.node(), replaced.map(PluginBundle::node));
        if (verdict.refuses()) {
            return new Result.Refused(verdict.findings());
        }
        beforeStart.run();
        Timed.Result started = Timed.run(
                group.apply(bundle.plugin()).unless(() -> bundle.heldUpBy().isPresent()),
                "cofferdam-start-" + bundle.plugin(),
                deadline,
                () -> {
                    bundle.start(deadline);
                    for (PluginHealth health : bundle.own(PluginHealth.class)) {
                        health.check();
                    }
                },
                late);
        FaultOrigin origin =
                FaultOrigin.step(bundle.plugin(), bundle.generation(), "start", started.frame(), clock.instant());
        boolean abandoned = started.end() == Timed.End.ABANDONED;
        Optional<String> heldUpBy = abandoned ? bundle.heldUpBy() : Optional.empty();
        if (heldUpBy.isPresent()) {
            return new Result.HeldUp(heldUpBy.get());
        }
        return switch (started.end()) {
            case RETURNED -> new Result.Up(verdict.findings());
            case THREW ->
                new Result.Faulted(
                        new Fault.StartFailed(origin, started.thrown().orElseThrow()), false);
            case INTERRUPTED, KILLED, ABANDONED ->
                new Result.Faulted(new Fault.StartTimedOut(origin, deadline, started.hang()), abandoned);
        };
    }
}
