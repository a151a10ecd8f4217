package dev.cofferdam.supervise;

import dev.cofferdam.framework.PluginBundle;
import dev.cofferdam.model.Fault;
import dev.cofferdam.model.Finding;
import dev.cofferdam.model.PluginState;
import dev.cofferdam.model.Revision;
import dev.cofferdam.supervise.PluginChange.Standing;
import dev.cofferdam.supervise.policy.Decision;
import dev.cofferdam.supervise.policy.RestartHistory;
import dev.cofferdam.supervise.policy.RestartPolicy;
import dev.cofferdam.supervise.policy.RestartRules;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** What is known of one plugin. Thread-safe; nothing here calls anybody. */
final class PluginRecord {
    private static final int FAULTS_KEPT = 50;

    private final String name;
    private final Clock clock;
    private final Deque<Fault> faults = new ArrayDeque<>();
    private Optional<Generation> live = Optional.empty();
    private Optional<Generation> standby = Optional.empty();
    private Optional<Probation> probation = Optional.empty();
    private boolean returning;
    private Optional<Generation> parked = Optional.empty();
    private Optional<Revision> revision = Optional.empty();
    private Optional<PluginState> state = Optional.empty();
    private Instant since;
    private String reason = "";
    private RestartHistory history = RestartHistory.CLEAN;
    private List<Finding> findings = List.of();
    private boolean refusedLast;
    private long faultCount;
    private int restarts;
    private int generations;

    PluginRecord(String name, Clock clock) {
        this.name = name;
        this.clock = clock;
        since = clock.instant();
    }

    synchronized int nextGeneration() {
        return ++generations;
    }

    synchronized Optional<Generation> live() {
        return live;
    }

    synchronized Optional<Generation> takeLive() {
        Optional<Generation> taken = live;
        live = Optional.empty();
        return taken;
    }

    /** The generation that serves is on probation; the one to return to is this, or the one that stands by already. */
    synchronized void onProbation(Probation begun, Optional<Generation> kept) {
        probation = Optional.of(begun);
        standby = kept.or(() -> standby);
        returning = false;
    }

    synchronized boolean isOn(Probation asked) {
        return probation.filter(asked::equals).isPresent();
    }

    /** The generation that stands by on this probation. */
    synchronized Optional<Generation> standby(Probation asked) {
        return standby.filter(kept -> isOn(asked));
    }

    synchronized boolean hasStandby() {
        return standby.isPresent();
    }

    /** The probation that the generation which serves has failed, until it has left service. */
    synchronized Optional<Probation> failedProbation() {
        return probation.filter(failed -> returning);
    }

    /** The probation has come to an end; answers the generation that stood by. */
    synchronized Optional<Generation> probationOver() {
        Optional<Generation> kept = standby;
        standby = Optional.empty();
        probation = Optional.empty();
        returning = false;
        return kept;
    }

    /** A generation serves again, with a clean slate. */
    synchronized void returned(Generation before, String why) {
        returning(before);
        state(PluginState.ACTIVE, why);
    }

    /** A generation is to serve again; what was held against it before counts no more. */
    synchronized void returning(Generation before) {
        live = Optional.of(before);
        revision = Optional.of(before.revision());
        history = RestartHistory.CLEAN;
        findings = List.of();
        refusedLast = false;
    }

    synchronized void park(Generation stopped) {
        parked = Optional.of(stopped);
    }

    synchronized Optional<Generation> takeParked() {
        Optional<Generation> taken = parked;
        parked = Optional.empty();
        return taken;
    }

    /** The stopped bundle that others are wired to, if it is one of this revision. */
    synchronized Optional<PluginBundle> takeParked(Revision wanted) {
        Optional<Generation> taken =
                parked.filter(each -> each.revision().sha256().equals(wanted.sha256()));
        if (taken.isPresent()) {
            parked = Optional.empty();
        }
        return taken.map(Generation::bundle);
    }

    synchronized String reason() {
        return reason;
    }

    synchronized boolean present() {
        return state.isPresent();
    }

    synchronized PluginState state() {
        return state.orElse(PluginState.STOPPED);
    }

    synchronized void state(PluginState next, String why) {
        state = Optional.of(next);
        since = clock.instant();
        reason = why;
    }

    /** A step ended where it should not: nothing is left waiting for it. */
    synchronized void brokenOff(String why) {
        if (state() == PluginState.STARTING || state() == PluginState.STOPPING) {
            state(PluginState.FAILED, why);
        }
    }

    synchronized void gone() {
        state = Optional.empty();
        history = RestartHistory.CLEAN;
    }

    /** The revision that was wanted last. */
    synchronized Revision revision() {
        return revision.orElseThrow();
    }

    synchronized void revision(Revision wanted) {
        revision = Optional.of(wanted);
    }

    synchronized void starting(Revision next) {
        revision = Optional.of(next);
        if (live.isEmpty()) {
            state(PluginState.STARTING, "");
        }
    }

    /** A generation serves now. */
    synchronized void up(Generation next, List<Finding> warnings, boolean cleanSlate) {
        live = Optional.of(next);
        findings = List.copyOf(warnings);
        refusedLast = false;
        if (cleanSlate) {
            history = RestartHistory.CLEAN;
        }
        state(PluginState.ACTIVE, "");
    }

    /** The last revision was refused; answers whether that is news. */
    synchronized boolean refused(List<Finding> why) {
        boolean news = !refusedLast || !why.equals(findings);
        refusedLast = true;
        findings = List.copyOf(why);
        if (live.isEmpty()) {
            state(PluginState.REFUSED, why.isEmpty() ? "" : why.get(0).text());
        }
        return news;
    }

    /** The last revision did not start; answers whether another generation serves. */
    synchronized boolean failed(Fault fault) {
        note(fault);
        refusedLast = false;
        if (live.isEmpty()) {
            state(PluginState.FAILED, fault.line());
        }
        return live.isPresent();
    }

    synchronized void note(Fault fault) {
        faultCount++;
        faults.addLast(fault);
        if (faults.size() > FAULTS_KEPT) {
            faults.removeFirst();
        }
    }

    /** Counts a fault, and decides what it leads to if it is one of the generation that serves. */
    synchronized Decision fault(Fault fault, RestartRules rules) {
        note(fault);
        boolean serving = state() == PluginState.ACTIVE
                && !returning
                && live.filter(generation -> generation.number() == fault.generation())
                        .isPresent();
        return serving ? decide(fault, rules) : new Decision.GoOn();
    }

    synchronized Decision failedRestart(Fault fault, RestartRules rules) {
        note(fault);
        return decide(fault, rules);
    }

    private Decision decide(Fault fault, RestartRules rules) {
        RestartPolicy.Step step = RestartPolicy.decide(rules, history, fault, clock.instant());
        history = step.history();
        if (!(step.decision() instanceof Decision.GoOn)
                && standby.isPresent()
                && probation.filter(Probation::fails).isPresent()) {
            returning = true;
            return step.decision();
        }
        if (step.decision() instanceof Decision.Restart restart) {
            restarts++;
            state(PluginState.BACKING_OFF, restart.why());
        } else if (step.decision() instanceof Decision.Quarantine quarantine) {
            state(PluginState.QUARANTINED, quarantine.why());
        }
        return step.decision();
    }

    /** A person gave it another chance. */
    synchronized void forgive() {
        history = RestartHistory.CLEAN;
    }

    synchronized PluginChange change(Revision about, Standing standing, String text) {
        return new PluginChange(
                clock.instant(), name, live.map(Generation::number).orElse(generations), state, about, standing, text);
    }

    synchronized PluginSnapshot snapshot(long calls) {
        return new PluginSnapshot(
                name,
                live.map(Generation::revision).or(() -> revision).orElseThrow(),
                state(),
                live.map(Generation::number).orElse(generations),
                since,
                reason,
                calls,
                faultCount,
                restarts,
                List.copyOf(faults),
                findings,
                probation.map(now -> new PluginSnapshot.Trial(now.until(), standby.map(Generation::number))),
                live.map(generation -> generation.bundle().services()).orElse(List.of()),
                live.map(generation -> generation.bundle().packages()).orElse(List.of()));
    }
}
