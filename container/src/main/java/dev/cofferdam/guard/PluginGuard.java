package dev.cofferdam.guard;

import dev.cofferdam.api.fault.PluginUnavailableException;
import dev.cofferdam.model.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The boundary of one plugin, over all its generations. Thread-safe. */
public final class PluginGuard {
    private static final Logger LOG = LoggerFactory.getLogger(PluginGuard.class);

    private final String plugin;
    private final Reports reports;
    private final CallTable table = new CallTable();
    private final MethodNames names = new MethodNames();
    private final ProxyClasses classes;
    private final Classifier classifier = new Classifier(this);
    private final PluginWatch watch;
    private final CallLimit limit = new CallLimit();
    private final Handoff handoff = new Handoff(this);
    /** The proxies in use, so that they learn of other rules. */
    private final Set<ProxyCore> proxies = Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    private volatile CallRules rules;
    private volatile int generation;

    PluginGuard(String plugin, int number, CallRules rules, Reports reports) {
        this.plugin = plugin;
        this.reports = reports;
        this.classes = new ProxyClasses(number, names);
        this.watch = new PluginWatch(this, table, reports::onAlarmThread);
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
        List<Class<?>> wanted = interfaces.stream().distinct().toList();
        if (wanted.isEmpty()) {
            return new ProxyResult.Refused("there is no interface to implement");
        }
        Optional<String> against = wanted.stream()
                .flatMap(type -> InterfaceSet.reasonAgainst(type).stream())
                .findFirst();
        if (against.isPresent()) {
            return new ProxyResult.Refused(against.get());
        }
        try {
            InterfaceSet set = InterfaceSet.read(wanted);
            return set.clash().isPresent()
                    ? new ProxyResult.Refused(set.clash().get())
                    : new ProxyResult.Made(made(new ProxyCore(this, classes.get(wanted, set))));
        } catch (LinkageError | TypeNotPresentException | ReflectiveOperationException e) {
            return new ProxyResult.Refused("no class can implement " + wanted + " here: " + ThrowableText.copy(e));
        }
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

    /**
     * Waits until every call that was in flight when this was called has ended. Calls that begin later do not count, nor
     * does a call of the calling thread's own.
     *
     * @return whether they have; false when the limit passed first
     */
    public boolean awaitDrained(Duration limit) throws InterruptedException {
        return new Drain(table).await(limit);
    }

    CallTable table() {
        return table;
    }

    MethodNames names() {
        return names;
    }

    ProxyClasses classes() {
        return classes;
    }

    Classifier classifier() {
        return classifier;
    }

    CallRules rules() {
        return rules;
    }

    int generation() {
        return generation;
    }

    CallLimit limit() {
        return limit;
    }

    Handoff handoff() {
        return handoff;
    }

    void rules(CallRules changed) {
        boolean otherWay = changed.relayed() != rules.relayed();
        rules = changed;
        if (otherWay) {
            synchronized (proxies) {
                proxies.forEach(ProxyCore::reroute);
            }
        }
    }

    void serves(int latest) {
        if (generation != latest) {
            generation = latest;
            handoff.renew();
        }
    }

    PluginUnavailableException unavailable(String reason) {
        return new PluginUnavailableException(plugin, reason);
    }

    long nanos() {
        return reports.nanos();
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
    }

    void abandoned(SeenCall call) {
        LOG.warn(
                "'{}' took no notice of the interrupt in {}; thread '{}' is abandoned.",
                plugin,
                names.name(CallCell.method(call.mark())).where(),
                Optional.ofNullable(call.cell().owner).map(this::nameOf).orElse("?"));
    }

    String nameOf(Thread thread) {
        String name = thread.getName();
        return name.length() <= ThrowableText.NAME ? name : name.substring(0, ThrowableText.NAME);
    }

    private ProxyCore made(ProxyCore proxy) {
        proxies.add(proxy);
        return proxy;
    }

    private ActiveCall active(Thread owner, long mark, Optional<SeenCall> seen) {
        MethodNames.Name name = names.name(CallCell.method(mark));
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
