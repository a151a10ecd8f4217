package dev.cofferdam.guard;

import dev.cofferdam.api.fault.PluginUnavailableException;
import dev.cofferdam.model.Fault;
import dev.cofferdam.model.HangEnd;
import dev.cofferdam.model.KillSwitch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The boundary of one plugin, over all its generations. Thread-safe. */
public final class PluginGuard {
    private static final Logger LOG = LoggerFactory.getLogger(PluginGuard.class);

    private final String plugin;
    private final Reports reports;
    private final CallTable table = new CallTable();
    private final ProxyClasses classes;
    private final PluginWatch watch;
    /** The proxies in use, so that they learn of other rules. */
    private final LiveProxies proxies = new LiveProxies();

    /** What most plugins never need is made by the first call that does. */
    private volatile Optional<GenerationResults> results = Optional.empty();

    private volatile Optional<Handoff> handoff = Optional.empty();

    private volatile Optional<CallLimit> limit = Optional.empty();

    private volatile CallRules rules;
    private volatile int generation;

    PluginGuard(String plugin, CallRules rules, Reports reports, Contracts contracts) {
        this.plugin = plugin;
        this.reports = reports;
        this.classes = new ProxyClasses(contracts);
        this.watch = new PluginWatch(this);
        this.rules = rules;
    }

    /** The plugin's symbolic name. */
    public String plugin() {
        return plugin;
    }

    /**
     * Makes a proxy that implements all these interfaces and is connected to nobody. It answers {@code equals},
     * {@code hashCode} and {@code toString} itself.
     */
    public ProxyResult proxy(List<Class<?>> interfaces) {
        return proxy(interfaces, List.of());
    }

    /**
     * The same with further interfaces, which not every target has to have. A call through one that the present target does
     * not have ends with {@link PluginUnavailableException}.
     */
    public ProxyResult proxy(List<Class<?>> interfaces, List<Class<?>> optional) {
        return new ProxyMaker(this).proxy(interfaces, optional);
    }

    /** Whether there can be a proxy that implements all these interfaces; makes what only the first one takes. */
    public ProxyProspect prospect(List<Class<?>> wanted) {
        return new ProxyMaker(this).prospect(wanted);
    }

    /**
     * Which of the interfaces that a contract calls optional a service has. Where it calls none so, the service is not even
     * obtained.
     *
     * @param interfaces what the service is registered under
     * @param ofGeneration the generation that it belongs to
     * @param target obtains the service, under the call deadline; what goes wrong counts, and then it has none
     */
    public List<Class<?>> optional(List<Class<?>> interfaces, int ofGeneration, Supplier<?> target) {
        return new ProxyMaker(this).optional(interfaces, ofGeneration, target);
    }

    /** How many calls have begun; exact when none is in flight. */
    public long calls() {
        return table.calls();
    }

    /** The calls in flight. */
    public List<ActiveCall> active() {
        Map<CallCell, SeenCall> seen =
                watch.seen().stream().collect(Collectors.toMap(SeenCall::cell, Function.identity(), (a, b) -> b));
        List<ActiveCall> active = new ArrayList<>();
        for (CallCell cell : table.snapshot()) {
            long mark = cell.mark();
            Thread owner = cell.owner;
            if (CallCell.isBusy(mark) && !cell.isHandedOff(mark) && owner != null) {
                active.add(
                        active(owner, mark, Optional.ofNullable(seen.get(cell)).filter(call -> call.mark() == mark)));
            }
        }
        return active;
    }

    /** Whether no call is in flight. */
    public boolean quiet() {
        return table.snapshot().stream().noneMatch(CallCell::busy);
    }

    /** How many results are not complete yet that the plugin has returned. */
    public int pendingResults() {
        return results.map(GenerationResults::pending).orElse(0);
    }

    /**
     * Waits until every call that was in flight when this was called has ended, and every result that was pending then is
     * complete. Calls that begin later do not count, nor does a call of the calling thread's own.
     *
     * @return whether they have; false when the limit passed first
     */
    public boolean awaitDrained(Duration limit) throws InterruptedException {
        return new Drain(table)
                .await(limit, results.map(GenerationResults::notComplete).orElse(() -> false));
    }

    /**
     * The same for a generation that callers are led to no more: it waits for every result of that generation, also of the
     * calls that were in flight. What the contract calls open-ended does not count.
     *
     * @return whether it is drained; false when the limit passed first
     */
    public boolean awaitDrained(int ofGeneration, Duration limit) throws InterruptedException {
        return new Drain(table)
                .await(
                        limit,
                        () -> results.filter(each -> each.anyAwaited(ofGeneration))
                                .isPresent());
    }

    /**
     * Ends what a generation has returned: results that are pending fail with {@link
     * dev.cofferdam.api.fault.PluginUnavailableException}, and so do calls on objects of its. To be called when it has
     * drained, or is not waited for; callers are told on other threads.
     *
     * @param reason why, for people
     */
    public void retired(int retiredGeneration, String reason) {
        results().retire(retiredGeneration, reason);
    }

    CallTable table() {
        return table;
    }

    MethodNames names() {
        return classes.names();
    }

    ProxyClasses classes() {
        return classes;
    }

    /** Made anew each time, because most plugins never need it; where there is no heap for it, that is the answer. */
    Classifier classifier() {
        return new Classifier(this);
    }

    GenerationResults results() {
        return results.orElseGet(this::firstResults);
    }

    private synchronized GenerationResults firstResults() {
        results = results.or(() -> Optional.of(new GenerationResults(this)));
        return results.orElseThrow();
    }

    Seals seals() {
        return reports.seals();
    }

    Deliveries deliveries() {
        return reports.deliveries();
    }

    /** An exception that says so; one of ours, so that it passes other boundaries uncounted. */
    PluginUnavailableException unavailable(String reason) {
        return seals().seal(new PluginUnavailableException(plugin, reason));
    }

    boolean elsewhere(List<StackTraceElement> stack) {
        return reports.elsewhere(plugin, stack);
    }

    long callingSince(CallCell cell) {
        return watch.callingSince(cell, reports.nanos());
    }

    CallRules rules() {
        return rules;
    }

    int generation() {
        return generation;
    }

    CallLimit limit() {
        return limit.orElseGet(this::firstLimit);
    }

    private synchronized CallLimit firstLimit() {
        limit = limit.or(() -> Optional.of(new CallLimit()));
        return limit.orElseThrow();
    }

    Handoff handoff() {
        return handoff.orElseGet(this::firstHandoff);
    }

    private synchronized Handoff firstHandoff() {
        handoff = handoff.or(() -> Optional.of(new Handoff(this)));
        return handoff.orElseThrow();
    }

    void rules(CallRules changed) {
        boolean otherWay = changed.relayed() != rules.relayed();
        rules = changed;
        if (otherWay) {
            proxies.all().forEach(ProxyCore::reroute);
        }
    }

    void serves(int latest) {
        if (generation != latest) {
            generation = latest;
            handoff.ifPresent(Handoff::renew);
        }
    }

    long nanos() {
        return reports.nanos();
    }

    /** Tells of what became of a call that was reported as interrupted, where that was not all. */
    void ended(Fault.CallTimedOut fault, HangEnd end) {
        if (end == HangEnd.KILLED) {
            LOG.warn(
                    "'{}' took no notice of the interrupt in {}; thread '{}' was killed.",
                    plugin,
                    fault.where(),
                    fault.thread());
        }
        if (end != HangEnd.INTERRUPTED) {
            reports.ended(new Fault.CallTimedOut(fault.origin(), fault.deadline(), fault.thread(), end));
        }
    }

    KillSwitch.Kill condemn(Thread thread) {
        return reports.kills().condemn(thread, plugin);
    }

    void onAlarmThread(Runnable task) {
        reports.onAlarmThread(task);
    }

    Instant now() {
        return reports.now();
    }

    void report(Fault fault) {
        reports.report(fault);
    }

    void look(long now) {
        watch.look(now);
        results.ifPresent(each -> each.look(now));
        deliveries().look(now);
    }

    void abandoned(SeenCall call) {
        LOG.warn(
                "'{}' took no notice of the interrupt in {}; thread '{}' is abandoned.",
                plugin,
                names().name(CallCell.method(call.mark())).where(),
                Optional.ofNullable(call.cell().owner).map(this::nameOf).orElse("?"));
    }

    String nameOf(Thread thread) {
        String name = thread.getName();
        return name.length() <= ThrowableText.NAME ? name : name.substring(0, ThrowableText.NAME);
    }

    /** Lets a proxy know of other rules from now on. */
    void keep(ProxyCore proxy) {
        proxies.add(proxy);
    }

    private ActiveCall active(Thread owner, long mark, Optional<SeenCall> seen) {
        MethodNames.Name name = names().name(CallCell.method(mark));
        Duration age = seen.map(call -> Duration.ofNanos(reports.nanos() - call.since()))
                .orElse(Duration.ZERO);
        return new ActiveCall(
                nameOf(owner),
                name.service(),
                name.method(),
                age,
                seen.map(SeenCall::abandoned).orElse(false));
    }
}
