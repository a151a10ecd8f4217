package dev.cofferdam.supervise;

import dev.cofferdam.api.plugin.PluginHealth;
import dev.cofferdam.framework.PluginBundle;
import dev.cofferdam.framework.Resolution;
import dev.cofferdam.model.BundleNode;
import dev.cofferdam.model.FaultKind;
import dev.cofferdam.model.Finding;
import dev.cofferdam.model.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Brings an installed generation up to the point where it could serve: resolve, judge, start, check its health. */
final class Launch {
    private final BiFunction<BundleNode, Optional<BundleNode>, Verdict> gate;
    private final Duration startDeadline;

    Launch(BiFunction<BundleNode, Optional<BundleNode>, Verdict> gate, Duration startDeadline) {
        this.gate = gate;
        this.startDeadline = startDeadline;
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
         * @param kind how
         * @param what what happened
         * @param frame where
         * @param abandoned whether its thread still runs
         */
        record Faulted(FaultKind kind, String what, Optional<String> frame, boolean abandoned) implements Result {}
    }

    /** @param replaced the generation that serves and is to be replaced, if there is one */
    Result run(PluginBundle bundle, Optional<PluginBundle> replaced, Runnable late) throws InterruptedException {
        Resolution resolution = bundle.resolve();
        if (!resolution.resolved()) {
            return new Result.Refused(resolution.findings());
        }
        Verdict verdict = gate.apply(bundle.node(), replaced.map(PluginBundle::node));
        if (verdict.refuses()) {
            return new Result.Refused(verdict.findings());
        }
        Timed.Result started = Timed.run(
                "cofferdam-start-" + bundle.plugin(),
                startDeadline,
                () -> {
                    bundle.start();
                    for (PluginHealth health : bundle.own(PluginHealth.class)) {
                        health.check();
                    }
                },
                late);
        return switch (started.end()) {
            case RETURNED -> new Result.Up(verdict.findings());
            case THREW ->
                new Result.Faulted(FaultKind.START_FAILED, started.thrown().orElse("?"), started.frame(), false);
            case INTERRUPTED, ABANDONED ->
                new Result.Faulted(
                        FaultKind.START_TIMED_OUT,
                        "it did not return within " + startDeadline.toMillis() + " ms"
                                + (started.end() == Timed.End.ABANDONED
                                        ? "; its thread does not react to an interrupt and is abandoned"
                                        : "; its thread was interrupted"),
                        started.frame(),
                        started.end() == Timed.End.ABANDONED);
        };
    }
}
