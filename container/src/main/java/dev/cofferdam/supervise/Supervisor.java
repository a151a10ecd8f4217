package dev.cofferdam.supervise;

import dev.cofferdam.framework.Meddling;
import dev.cofferdam.framework.PackageChoice;
import dev.cofferdam.framework.PluginFramework;
import dev.cofferdam.guard.Guard;
import dev.cofferdam.model.Fault;
import dev.cofferdam.model.KillSwitch;
import dev.cofferdam.model.PluginState;
import dev.cofferdam.model.Revision;
import dev.cofferdam.supervise.state.StateStore;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Keeps plugins running: the front of the room. Every call returns at once; what it answers completes when the plugin has
 * got there. Safe for use by several threads.
 */
public final class Supervisor implements AutoCloseable {
    /** Calls end, the state is told, the activator stops: each within the stop deadline. */
    private static final int STEPS_TO_CLOSE = 3;

    private static final Duration LEAK_LOOKS = Duration.ofSeconds(5);
    private static final Duration CLOSING_MARGIN = Duration.ofSeconds(2);
    /** A start of many plugins needs a thread for each, and each has buffers; then there is little to do for long. */
    private static final Duration IDLE_THREADS_STAY = Duration.ofSeconds(2);

    private final Guard guard;
    private final Deployment deployment;
    private final Surroundings around;
    private final FaultQueue faults;
    private final ExecutorService threads;
    private final OutsideCalls outside;
    private final ScheduledExecutorService timer;
    private final StrayThreads strays;
    private final Stragglers stragglers;
    private final ExecutorService deployer;
    private final Map<String, PluginLife> lives = new ConcurrentHashMap<>();
    private final AtomicInteger deploying = new AtomicInteger();
    private final AtomicBoolean retryWanted = new AtomicBoolean();
    private final AtomicBoolean closing = new AtomicBoolean();

    /**
     * Makes a supervisor; it has no plugins yet.
     *
     * @param framework where plugins run
     * @param guard the boundary around calls into them
     * @param rules how a plugin is supervised, by its symbolic name; asked each time it matters
     * @param upward what it needs of rooms that it may not know
     * @param good remembers which revisions were good
     * @param states keeps the states that plugins hand over
     * @param kills ends threads of plugins that take no notice of an interrupt
     * @param clock tells when things happen
     * @param restartsAtOnce how many plugins may be under way to their next generation at once because they faulted
     */
    public Supervisor(
            PluginFramework framework,
            Guard guard,
            Function<String, PluginRules> rules,
            Upward upward,
            GoodRevisions good,
            StateStore states,
            KillSwitch kills,
            Clock clock,
            int restartsAtOnce) {
        this.guard = guard;
        deployment = new Deployment(framework, lives, this::lifeOf);
        threads = new ThreadPoolExecutor(
                0,
                Integer.MAX_VALUE,
                IDLE_THREADS_STAY.toMillis(),
                TimeUnit.MILLISECONDS,
                new SynchronousQueue<>(),
                new Daemons("cofferdam-life"));
        timer = Executors.newSingleThreadScheduledExecutor(new Daemons("cofferdam-timer"));
        deployer = Executors.newSingleThreadExecutor(new Daemons("cofferdam-deploy"));
        faults = new FaultQueue(this::decide, upward.faults());
        PluginThreads pluginThreads = new PluginThreads(this::died, kills);
        around = new Surroundings(
                framework,
                new Launch(upward.gate(), clock, pluginThreads::of),
                new Handover(states, clock, this::submit, pluginThreads::of),
                rules,
                upward,
                good,
                clock,
                threads,
                timer,
                pluginThreads,
                new Turns(restartsAtOnce),
                () -> ThreadLocalRandom.current().nextDouble(),
                new Others());
        outside = new OutsideCalls(around, new Wording(threads), this::life, this::submit, this::amend);
        framework.onCallbackFailure(outside::failed);
        framework.onMeddling(this::meddled);
        guard.arm(kills, this::amend);
        framework.watchListeners(
                threads, name -> rules.apply(name).calls().deadline(), Guard::guards, outside::hung, kills);
        guard.excuse((plugin, stack) -> framework
                .listening(stack, Guard::guards)
                .filter(other -> !other.equals(plugin))
                .isPresent());
        strays = new StrayThreads(framework::threadOf, outside::died);
        strays.open();
        stragglers = new Stragglers(
                kills, name -> rules.apply(name).calls().deadline(), timer, threads, clock, this::submit);
        watchLeaks(new LeakWatch(new Sentinel(), clock, this::submit));
    }

    /** Looks on a thread of its own, one at a time: looking may wait for the framework, and the timer must not. */
    private void watchLeaks(LeakWatch leaks) {
        around.framework().onRetired(loader -> {
            leaks.add(loader);
            stragglers.gone(loader);
        });
        AtomicBoolean looking = new AtomicBoolean();
        Runnable look = () -> {
            if (leaks.watches() && looking.compareAndSet(false, true)) {
                CompletableFuture.runAsync(leaks::look, threads).whenComplete((done, thrown) -> looking.set(false));
            }
        };
        timer.scheduleWithFixedDelay(look, LEAK_LOOKS.toMillis(), LEAK_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void meddled(Meddling meddling) {
        if (!closing.get()) {
            outside.meddled(meddling);
        }
    }

    /** In a group of a plugin, which is there before the one who makes a fault of it. */
    private void died(String plugin, String thread, Throwable thrown) {
        outside.died(plugin, thread, thrown);
    }

    /** More is known of a fault that was submitted before. */
    private void amend(Fault fault) {
        life(fault.plugin()).ifPresent(life -> life.amend(fault));
    }

    private void decide(Fault fault) {
        if (!closing.get()) {
            life(fault.plugin()).ifPresent(life -> life.fault(fault));
        }
    }

    /** Takes a fault; the caller goes on at once. */
    public void submit(Fault fault) {
        faults.add(fault);
    }

    /**
     * Deploys revisions that belong together: all are installed before any is resolved, so their order does not matter.
     *
     * Plugins that are wired to one that is replaced move with it.
     *
     * @param beforehand told of those that move too, if there are any, before anything is changed
     * @return completes when each of them serves, was refused or has failed
     */
    public CompletableFuture<Void> deploy(List<Revision> revisions, Consumer<List<String>> beforehand) {
        deploying.incrementAndGet();
        return CompletableFuture.supplyAsync(() -> deployment.run(revisions, beforehand), deployer)
                .thenCompose(Function.identity())
                .whenComplete((done, thrown) -> {
                    deploying.decrementAndGet();
                    retryIfWanted();
                });
    }

    /** The plugins that would move if these were replaced, because they are wired to them, nearer ones first. */
    public List<String> movingWith(Collection<String> plugins) {
        return deployment.movingWith(plugins);
    }

    /** The revision of each plugin that serves. */
    public Map<String, Revision> serving() {
        Map<String, Revision> serving = new TreeMap<>();
        lives.forEach((name, life) -> life.serving().ifPresent(revision -> serving.put(name, revision)));
        return serving;
    }

    /** The plugins that one is wired to. */
    public Set<String> providers(String plugin) {
        return life(plugin).map(PluginLife::providers).orElse(Set.of());
    }

    /** Retires plugins whose jars are gone. */
    public CompletableFuture<Void> retire(List<String> plugins) {
        return all(plugins.stream()
                .flatMap(name -> life(name).stream())
                .map(life -> life.retire("its jar was removed"))
                .toList());
    }

    /** Starts a plugin that is stopped, failed or refused. */
    public CompletableFuture<Void> start(String plugin) {
        return with(plugin, PluginLife::start);
    }

    /** Stops a plugin until it is started again. */
    public CompletableFuture<Void> stop(String plugin) {
        return with(plugin, PluginLife::stop);
    }

    /** Replaces a plugin's generation by a new one of the same revision, without a gap in service. */
    public CompletableFuture<Void> restart(String plugin) {
        return with(plugin, PluginLife::restart);
    }

    /** Stops a plugin, and refuses it until it is released or a new revision comes. */
    public CompletableFuture<Void> quarantine(String plugin, String why) {
        return with(plugin, life -> life.quarantine(why));
    }

    /** Starts a plugin that is quarantined. */
    public CompletableFuture<Void> release(String plugin) {
        return with(plugin, PluginLife::release);
    }

    /** All plugins, in the order of their names. */
    public List<PluginSnapshot> plugins() {
        return lives.entrySet().stream()
                .filter(entry -> entry.getValue().present())
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> entry.getValue().snapshot())
                .toList();
    }

    /** One plugin. */
    public Optional<PluginSnapshot> plugin(String name) {
        return life(name).filter(PluginLife::present).map(PluginLife::snapshot);
    }

    /** Why the generation of a plugin that serves has each of its packages from whom it has it. */
    public List<PackageChoice> choices(String plugin) {
        return life(plugin).map(PluginLife::choices).orElse(List.of());
    }

    /** Stops all plugins, each within its limits, ends what they have left behind, and then the supervisor. */
    @Override
    public void close() {
        closing.set(true);
        timer.shutdownNow();
        deployer.shutdown();
        CompletableFuture<Void> stopped = all(lives.values().stream()
                .filter(PluginLife::present)
                .map(PluginLife::stop)
                .toList());
        stopped.completeOnTimeout(
                        null,
                        longestStop()
                                .multipliedBy(STEPS_TO_CLOSE)
                                .plus(CLOSING_MARGIN)
                                .toMillis(),
                        TimeUnit.MILLISECONDS)
                .join();
        stragglers.close();
        strays.close();
        threads.shutdownNow();
        faults.close();
    }

    private Duration longestStop() {
        return lives.keySet().stream()
                .map(name -> around.rules(name).stop())
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    private CompletableFuture<Void> with(String plugin, Function<PluginLife, CompletableFuture<Void>> act) {
        return life(plugin).map(act).orElseGet(() -> CompletableFuture.completedFuture(null));
    }

    private Optional<PluginLife> life(String plugin) {
        return Optional.ofNullable(lives.get(plugin));
    }

    private PluginLife lifeOf(String plugin) {
        return lives.computeIfAbsent(
                plugin,
                name -> new PluginLife(
                        name, around, guard.plugin(name, around.rules(name).calls())));
    }

    private void retryIfWanted() {
        if (!closing.get() && deploying.get() == 0 && retryWanted.compareAndSet(true, false)) {
            lives.values().forEach(PluginLife::retry);
        }
    }

    private static CompletableFuture<Void> all(List<CompletableFuture<Void>> each) {
        return CompletableFuture.allOf(each.toArray(CompletableFuture[]::new));
    }

    private final class Others implements Peers {
        @Override
        public void move(Collection<String> plugins) {
            if (closing.get()) {
                return;
            }
            plugins.stream().flatMap(name -> life(name).stream()).forEach(PluginLife::move);
        }

        @Override
        public void providersChanged() {
            retryWanted.set(true);
            retryIfWanted();
        }

        @Override
        public boolean anyServes(Collection<String> plugins) {
            return plugins.stream()
                    .flatMap(name -> life(name).stream())
                    .filter(PluginLife::present)
                    .anyMatch(life -> life.snapshot().state() == PluginState.ACTIVE);
        }
    }
}
