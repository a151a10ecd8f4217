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
import dev.cofferdam.supervise.policy.Situation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.DoubleSupplier;

/** What is known of one plugin. Thread-safe; nothing here calls anybody. */
final class PluginRecord {
    private final String name;
    private final Clock clock;
    private final DoubleSupplier draws;
    /** None until there is the first; most plugins have none. */
    private Optional<FaultLog> faults = Optional.empty();

    /** None of these three until there is one; without an object around it, because each plugin has them. */
    private Generation serving;

    private Revision wantedLast;
    private PluginState present;
    private Optional<Generation> standby = Optional.empty();
    private Optional<Probation> probation = Optional.empty();
    private boolean returning;
    private Optional<Generation> parked = Optional.empty();
    private Optional<PendingRestart> pending = Optional.empty();
    private Optional<Revision> waiting = Optional.empty();
    private long sinceSecond;
    private int sinceNano;
    private String reason = "";
    private RestartHistory history = RestartHistory.CLEAN;
    private List<Finding> findings = List.of();
    private boolean refusedLast;
    private boolean restartRefused;
    private int restarts;
    private int generations;
    private int heldUp;
    /** Whoever has been given state, or asked for it; most plugins have none to hand over. */
    private Set<Generation> given = Set.of();

    /** @param draws answers numbers of [0, 1) at random */
    PluginRecord(String name, Clock clock, DoubleSupplier draws) {
        this.name = name;
        this.clock = clock;
        this.draws = draws;
        since(clock.instant());
    }

    /** Its start was held up by another; answers how often in a row. */
    synchronized int heldUp() {
        return ++heldUp;
    }

    synchronized void heldUpNoMore() {
        heldUp = 0;
    }

    /** Whether a generation is given state, or asked for it, for the first time. */
    synchronized boolean isFirstHandover(Generation generation) {
        if (given.isEmpty()) {
            given = Collections.newSetFromMap(new WeakHashMap<>());
        }
        return given.add(generation);
    }

    synchronized int nextGeneration() {
        return ++generations;
    }

    /** How many generations there have been. */
    synchronized int generations() {
        return generations;
    }

    synchronized Optional<Generation> live() {
        return Optional.ofNullable(serving);
    }

    synchronized Optional<Generation> takeLive() {
        Optional<Generation> taken = live();
        serving = null;
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
        serving = before;
        wantedLast = before.revision();
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
        return present != null;
    }

    synchronized PluginState state() {
        return Optional.ofNullable(present).orElse(PluginState.STOPPED);
    }

    /** It stands there for good: a restart that it waited for is off. */
    synchronized void state(PluginState next, String why) {
        pending = Optional.empty();
        restartRefused = false;
        enter(next, why);
    }

    private void since(Instant instant) {
        sinceSecond = instant.getEpochSecond();
        sinceNano = instant.getNano();
    }

    private void enter(PluginState next, String why) {
        present = next;
        since(clock.instant());
        reason = why;
    }

    /** A step ended where it should not: nothing is left waiting for it. */
    synchronized void brokenOff(String why) {
        if (state() == PluginState.STARTING || state() == PluginState.STOPPING) {
            state(PluginState.FAILED, why);
        }
    }

    /** An earlier run of the container has quarantined a revision. */
    synchronized void quarantinedBefore(Revision wanted, QuarantineBook.Entry entry) {
        wantedLast = wanted;
        state(PluginState.QUARANTINED, entry.reason());
        since(entry.since());
    }

    synchronized void gone() {
        present = null;
        pending = Optional.empty();
        waiting = Optional.empty();
        history = RestartHistory.CLEAN;
    }

    /** A revision was refused while another serves: it is tried again when what it could be wired to changes. */
    synchronized void waits(Revision refused) {
        waiting = Optional.of(refused);
    }

    /** Takes the revision that waits for other providers, while another serves. */
    synchronized Optional<Revision> takeWaiting() {
        Optional<Revision> taken = waiting.filter(refused -> state() == PluginState.ACTIVE && live().isPresent());
        if (taken.isPresent()) {
            waiting = Optional.empty();
        }
        return taken;
    }

    /** A newer revision has come: none waits any more. */
    synchronized void waitsNoMore() {
        waiting = Optional.empty();
    }

    /** The revision that was wanted last. */
    synchronized Revision revision() {
        return Optional.ofNullable(wantedLast).orElseThrow();
    }

    synchronized void revision(Revision wanted) {
        wantedLast = wanted;
    }

    synchronized void starting(Revision next) {
        wantedLast = next;
        if (live().isEmpty()) {
            enter(PluginState.STARTING, "");
        }
    }

    /**
     * A generation serves now; there may be something to say about it.
     *
     * @param begun the probation that it is on from its first call on
     * @param kept the generation to return to, see {@link #onProbation}
     */
    synchronized void up(
            Generation next,
            List<Finding> warnings,
            boolean cleanSlate,
            String note,
            Optional<Probation> begun,
            Optional<Generation> kept) {
        begun.ifPresent(probation -> onProbation(probation, kept));
        serving = next;
        findings = List.copyOf(warnings);
        refusedLast = false;
        if (cleanSlate) {
            history = RestartHistory.CLEAN;
        }
        state(PluginState.ACTIVE, note);
    }

    /** The last revision was refused; answers whether that is news. */
    synchronized boolean refused(List<Finding> why) {
        boolean news = !refusedLast || !why.equals(findings);
        refusedLast = true;
        findings = List.copyOf(why);
        settle(PluginState.REFUSED, why.isEmpty() ? "" : why.get(0).text());
        return news;
    }

    /** What was refused was a restart: it is tried again as one. */
    synchronized void restartRefused() {
        restartRefused = true;
    }

    synchronized boolean takeRestartRefused() {
        boolean was = restartRefused;
        restartRefused = false;
        return was;
    }

    /** A launch came to nothing: the generation before serves on, or is waited for, or else it stands there now. */
    private void settle(PluginState next, String why) {
        if (live().isEmpty() && pending.isPresent()) {
            enter(PluginState.BACKING_OFF, pending.get().why());
        } else if (live().isEmpty()) {
            state(next, why);
        }
    }

    /** The last revision did not start; answers whether another generation serves. */
    synchronized boolean failed(Fault fault) {
        note(fault);
        refusedLast = false;
        settle(PluginState.FAILED, fault.line());
        return live().isPresent();
    }

    synchronized void note(Fault fault) {
        log().note(fault);
    }

    private FaultLog log() {
        faults = faults.or(() -> Optional.of(new FaultLog()));
        return faults.get();
    }

    /** Puts what is known by now in the place of a fault that was counted, if it still stands there by itself. */
    synchronized void amend(Fault fault) {
        faults.ifPresent(kept -> kept.amend(fault));
    }

    /**
     * Counts a fault, and decides what it leads to; that takes effect when it is {@linkplain #apply applied}. One that ends a
     * probation on which somebody stands by leads back instead, see {@link #failedProbation}.
     */
    synchronized Decision fault(Fault fault, RestartRules rules, Optional<Revision> lastGood) {
        note(fault);
        if (isAhead(fault.generation())) {
            log().early(fault);
        }
        return noted(fault, rules, lastGood);
    }

    private boolean isAhead(int generation) {
        return live().filter(each -> each.number() >= generation).isEmpty();
    }

    /** What a generation did before it served, now that it does. */
    synchronized List<Fault> takeEarly(int generation) {
        return faults.map(kept -> kept.takeEarly(generation)).orElse(List.of());
    }

    /** Decides on a fault that is counted already. */
    synchronized Decision noted(Fault fault, RestartRules rules, Optional<Revision> lastGood) {
        boolean serves = serves(fault.generation());
        Decision decision = decide(fault, rules, serves, lastGood);
        returning = returning
                || serves
                        && !(decision instanceof Decision.GoOn)
                        && standby.isPresent()
                        && probation.filter(Probation::fails).isPresent();
        return decision;
    }

    private boolean serves(int generation) {
        return state() == PluginState.ACTIVE
                && !returning
                && live().filter(each -> each.number() == generation).isPresent();
    }

    /** A decision on a generation takes effect, unless another serves by now; answers whether it does. */
    synchronized boolean apply(Decision decision, int generation, Optional<Revision> lastGood) {
        boolean serves = serves(generation);
        if (serves) {
            apply(decision, lastGood);
        }
        return serves;
    }

    synchronized Decision failedRestart(Fault fault, RestartRules rules, Optional<Revision> lastGood) {
        note(fault);
        Decision decision = decide(fault, rules, true, lastGood);
        apply(decision, lastGood);
        return decision;
    }

    private Decision decide(Fault fault, RestartRules rules, boolean current, Optional<Revision> lastGood) {
        Situation situation = new Situation(current, lastGood.isPresent(), draws.getAsDouble());
        RestartPolicy.Step step = RestartPolicy.decide(rules, history, fault, situation, clock.instant());
        history = step.history();
        return step.decision();
    }

    private void apply(Decision decision, Optional<Revision> lastGood) {
        if (decision instanceof Decision.Restart restart) {
            awaitRestart(live().map(Generation::revision).orElseGet(this::revision), restart.why(), restart.after());
        } else if (decision instanceof Decision.LastGood returned) {
            awaitRestart(lastGood.orElseThrow(), returned.why(), Duration.ZERO);
        } else if (decision instanceof Decision.Stop stop) {
            state(PluginState.STOPPED, stop.why());
        } else if (decision instanceof Decision.Quarantine quarantine) {
            state(PluginState.QUARANTINED, quarantine.why());
        }
    }

    /** A generation of this revision is to follow. */
    private void awaitRestart(Revision next, String why, Duration after) {
        restarts++;
        state(PluginState.BACKING_OFF, why);
        pending = Optional.of(new PendingRestart(next, why, clock.instant().plus(after), history.consecutive()));
    }

    /** What it waits for, if it waits for a restart. */
    synchronized Optional<PendingRestart> pending() {
        return pending;
    }

    /** Whether it still waits for this restart, and nothing else has come before. */
    synchronized boolean awaits(PendingRestart due) {
        return pending.filter(waiting -> waiting == due).isPresent() && state() == PluginState.BACKING_OFF;
    }

    /** Takes a restart whose time has come, unless something else has come before. */
    synchronized boolean takeRestart(PendingRestart due) {
        boolean taken = awaits(due);
        if (taken) {
            pending = Optional.empty();
            wantedLast = due.revision();
        }
        return taken;
    }

    /** A person gave it another chance. */
    synchronized void forgive() {
        history = RestartHistory.CLEAN;
    }

    synchronized PluginChange change(Revision about, Standing standing, String text) {
        return new PluginChange(
                clock.instant(),
                name,
                live().map(Generation::number).orElse(generations),
                Optional.ofNullable(present),
                about,
                standing,
                text);
    }

    synchronized PluginSnapshot snapshot(long calls) {
        return new PluginSnapshot(
                name,
                live().map(Generation::revision).orElseGet(this::revision),
                state(),
                live().map(Generation::number).orElse(generations),
                Instant.ofEpochSecond(sinceSecond, sinceNano),
                reason,
                calls,
                faults.map(FaultLog::count).orElse(0L),
                restarts,
                faults.map(FaultLog::kept).orElse(List.of()),
                findings,
                pending.map(next -> new PluginSnapshot.Due(next.due(), next.attempt())),
                probation.map(now -> new PluginSnapshot.Trial(now.until(), standby.map(Generation::number))),
                live().map(generation -> generation.bundle().services()).orElse(List.of()),
                live().map(generation -> generation.bundle().packages()).orElse(List.of()));
    }
}
