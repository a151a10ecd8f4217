package dev.cofferdam.supervise;

import dev.cofferdam.framework.CallbackFailure;
import dev.cofferdam.framework.HungListener;
import dev.cofferdam.framework.Meddling;
import dev.cofferdam.model.ExitDenied;
import dev.cofferdam.model.Fault;
import dev.cofferdam.model.FaultOrigin;
import dev.cofferdam.model.HangEnd;
import dev.cofferdam.model.Killed;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Makes faults of what plugins do outside of calls: callbacks that throw, listeners that do not return, threads that die, bundles that
 * are not theirs. Each is told of on whatever thread it happened; none of these waits. Thread-safe.
 */
final class OutsideCalls {
    private final Surroundings around;
    private final Wording wording;
    private final Function<String, Optional<PluginLife>> lives;
    private final Consumer<Fault> submitted;
    private final Consumer<Fault> amended;

    /**
     * @param lives the plugins that there are, by their symbolic names
     * @param submitted takes faults
     * @param amended takes faults that are known better than when they were submitted
     */
    OutsideCalls(
            Surroundings around,
            Wording wording,
            Function<String, Optional<PluginLife>> lives,
            Consumer<Fault> submitted,
            Consumer<Fault> amended) {
        this.around = around;
        this.wording = wording;
        this.lives = lives;
        this.submitted = submitted;
        this.amended = amended;
    }

    void meddled(Meddling meddling) {
        meddling.by()
                .ifPresent(hand -> submitted.accept(new Fault.Meddled(
                        FaultOrigin.step(
                                hand.plugin(),
                                hand.generation(),
                                "bundle",
                                Optional.empty(),
                                around.clock().instant()),
                        meddling.deed())));
        // who took itself down is decided on like any other that faults
        meddling.victim()
                .filter(victim -> !meddling.itself())
                .flatMap(lives)
                .ifPresent(life -> life.recover(meddling.words()));
        meddling.intruder()
                .ifPresent(bundle ->
                        around.threads().execute(() -> around.framework().expel(bundle)));
    }

    Consumer<HangEnd> hung(HungListener listener) {
        FaultOrigin origin = FaultOrigin.step(
                listener.by().plugin(),
                listener.by().generation(),
                listener.callback(),
                listener.frame(),
                around.clock().instant());
        Function<HangEnd, Fault> fault =
                end -> new Fault.CallTimedOut(origin, listener.limit(), listener.thread(), end);
        submitted.accept(fault.apply(HangEnd.INTERRUPTED));
        return end -> amended.accept(fault.apply(end));
    }

    void died(String plugin, String thread, Throwable thrown) {
        int generation =
                lives.apply(plugin).map(life -> life.snapshot().generation()).orElse(0);
        died(new Meddling.Hand(plugin, generation), thread, thrown);
    }

    void died(Meddling.Hand owner, String thread, Throwable thrown) {
        String plugin = owner.plugin();
        if (isToldOf(plugin, thrown)) {
            return;
        }
        wording.of(plugin, around.pluginThreads().of(plugin), thrown, outcome -> {
            FaultOrigin origin = FaultOrigin.step(
                    plugin,
                    owner.generation(),
                    "thread",
                    outcome.frame(),
                    around.clock().instant());
            submitted.accept(
                    new Fault.ThreadDied(origin, thread, outcome.thrown().orElseThrow()));
        });
    }

    /** Who was killed was told of then, and who would have ended the JVM, too; what is ignored need not be told. */
    private boolean isToldOf(String plugin, Throwable thrown) {
        return thrown instanceof Killed || around.rules(plugin).calls().ignores(thrown) || ExitDenied.isToldOf(thrown);
    }

    void failed(CallbackFailure failure) {
        String plugin = failure.plugin();
        if (isToldOf(plugin, failure.thrown())) {
            return;
        }
        wording.of(plugin, around.pluginThreads().of(plugin), failure.thrown(), outcome -> {
            FaultOrigin origin = FaultOrigin.step(
                    plugin,
                    failure.generation(),
                    failure.callback(),
                    outcome.frame(),
                    around.clock().instant());
            submitted.accept(new Fault.CallbackThrew(origin, outcome.thrown().orElseThrow()));
        });
    }
}
