package dev.cofferdam.framework;

import dev.cofferdam.model.BundleNode;
import dev.cofferdam.model.HangEnd;
import dev.cofferdam.model.KillSwitch;
import dev.cofferdam.model.Revision;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.BundleListener;
import org.osgi.framework.BundleReference;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.hooks.resolver.ResolverHookFactory;
import org.osgi.framework.hooks.service.EventListenerHook;
import org.osgi.framework.hooks.service.FindHook;
import org.osgi.framework.hooks.weaving.WeavingHook;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.framework.wiring.FrameworkWiring;

/**
 * The OSGi framework with the gate in its resolver and the boundary in its service registry. Safe for use by several
 * threads.
 */
public final class PluginFramework implements AutoCloseable {
    private final HostedFelix felix;
    private final RawServices raw;
    private final BundleContext system;
    private final Nodes nodes;
    private final GateHook gate;
    private final Choices choices;
    private final HostServices hostServices;
    private final FrameworkLog log = new FrameworkLog();
    private final BootDelegation boot;
    private final BundleWatch watch;
    private final ListenerFrames frames = new ListenerFrames(this::ownersOf);
    private final ListenerWatch listeners = new ListenerWatch(frames);
    private final Registry registry;
    private final Set<Long> retiring = ConcurrentHashMap.newKeySet();
    private final Generations generations = new Generations();
    private final Map<String, PluginServices> services = new ConcurrentHashMap<>();
    private final Platform platform;
    private final StartPrints prints;
    private final Locations locations;
    private final Removals removals;

    /**
     * Starts the framework, without any bundle in it.
     *
     * @param settings what to start it with
     * @param judge the gate's say about a wire
     * @param standIns where stand-ins for services come from
     * @throws BundleException when the framework does not start
     */
    public PluginFramework(FrameworkSettings settings, WireJudge judge, StandIn.Source standIns)
            throws BundleException {
        locations = new Locations(settings.cache());
        Hands hands = new Hands(generations::hand);
        watch = new BundleWatch(
                hands,
                generations::services,
                id -> generations.has(id) ? generations.plugin(id) : Optional.empty(),
                name -> hold(name, "its bundle was stopped by another hand, and is coming back"));
        boot = new BootDelegation(settings);
        felix = new HostedFelix(
                FelixConfiguration.of(settings, log, boot.loaders(generations::isPlugin)), watch::refuses);
        EventRelays.into(felix, generations::has, listeners, log);
        felix.init();
        system = felix.getBundleContext();
        raw = RawServices.of(felix, listeners);
        registry = new Registry(system, standIns, raw, listeners, new Offering());
        nodes = new Nodes(felix.adapt(FrameworkWiring.class), retiring, generations.revisions());
        removals = new Removals(felix, watch, listeners, locations, generations);
        platform = new Platform(system, nodes);
        prints = new StartPrints(system, settings, nodes, platform::made);
        gate = new GateHook(nodes, judge, generations.ids(), prints, watch::intruder);
        choices = new Choices(felix.adapt(FrameworkWiring.class), nodes, judge);
        ServiceVisibility visibility = new ServiceVisibility(
                generations::services,
                new PluginHooks(
                                felix,
                                bundle -> generations.hand(bundle.getBundleId()).or(hands::atWork),
                                watch::found)::registered);
        hostServices = new HostServices(
                system,
                visibility,
                reference -> RawServices.isSingleton(reference)
                        ? raw.getSingleton(reference)
                        : system.getService(reference));
        system.registerService(ResolverHookFactory.class, gate, new Hashtable<>());
        system.registerService(
                new String[] {FindHook.class.getName(), EventListenerHook.class.getName()},
                visibility,
                new Hashtable<>());
        system.addServiceListener(visibility);
        new PostedEvents(system, generations::onBoard, bundle -> generations.hand(bundle.getBundleId()), standIns)
                .open();
        hostServices.open();
        system.addBundleListener(watch);
        felix.start();
    }

    /**
     * Installs and starts the bundles of a folder which are part of the container and not plugins, in the order of their
     * names. They are trusted: no gate, no boundary.
     *
     * @throws BundleException when one does not start
     */
    public void startPlatform(Path folder) throws BundleException {
        platform.start(folder);
    }

    /**
     * Tells of the configurations under a factory PID, by their names: of those that are there before it returns, of others
     * when they come, change and go, on the thread of whoever changes them. Where that is not on board, of none.
     *
     * @param changed given a name and its configuration, as texts; an empty one when it is gone
     * @throws BundleException when it is on board and cannot be followed
     */
    public void followConfigurations(String factoryPid, BiConsumer<String, Map<String, String>> changed)
            throws BundleException {
        new ConfigurationBundle(system, factoryPid).start(changed).ifPresent(platform::add);
    }

    /** Installs a revision as a further generation of its plugin, beside those that are there. */
    public Installed install(Revision revision, int generation) {
        Bundle bundle;
        Telling telling = listeners.begin();
        try {
            bundle = system.installBundle(locations.next(revision.jar()));
        } catch (BundleException | RuntimeException e) {
            return new Installed.Rejected(String.valueOf(e.getMessage()));
        } finally {
            telling.end();
        }
        Long id = bundle.getBundleId(); // one object for all that is known by it
        generations.installed(id, revision);
        return new Installed.Done(again(id, bundle, revision.plugin(), generation));
    }

    PluginBundle again(Bundle bundle, String plugin, int generation) {
        return again(bundle.getBundleId(), bundle, plugin, generation);
    }

    private PluginBundle again(Long id, Bundle bundle, String plugin, int generation) {
        GenerationServices offered = new GenerationServices(
                bundle, generation, services.computeIfAbsent(plugin, name -> new PluginServices(name, registry)));
        generations.begun(id, offered);
        return new PluginBundle(this, bundle, offered);
    }

    <T> List<T> own(Bundle bundle, Class<T> type) {
        return registered(bundle, type).stream()
                .<Object>map(reference -> raw.get(system, reference))
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    List<ServiceReference<?>> registered(Bundle bundle, Class<?> type) {
        ServiceReference<?>[] registered = bundle.getRegisteredServices();
        if (registered == null) {
            return List.of();
        }
        return Arrays.stream(registered)
                .filter(reference -> !ServiceVisibility.standIn(reference))
                .filter(reference -> List.of((String[]) reference.getProperty(Constants.OBJECTCLASS))
                        .contains(type.getName()))
                .toList();
    }

    /** Resolves what can be resolved of these in one go, which is quicker than one by one. */
    public void resolveTogether(List<PluginBundle> bundles) {
        List<Bundle> all = bundles.stream()
                .map(bundle -> system.getBundle(bundle.id()))
                .filter(bundle -> bundle != null)
                .toList();
        resolve(all);
        prints.after(all);
    }

    private boolean resolve(List<Bundle> bundles) {
        Telling telling = listeners.begin();
        try {
            return wiring().resolveBundles(bundles);
        } finally {
            telling.end();
        }
    }

    /** Answers callers of all services of a plugin with this reason from now on. */
    public void silence(String plugin, String reason) {
        Optional.ofNullable(services.get(plugin)).ifPresent(each -> each.silence(reason));
    }

    /** Lets callers of all services of a plugin wait for its next generation, within the call deadline. */
    public void hold(String plugin, String reason) {
        Optional.ofNullable(services.get(plugin)).ifPresent(each -> each.hold(reason));
    }

    /** Answers callers that still wait, because a service did not come back, with this reason from now on. */
    public void endHold(String plugin, String reason) {
        Optional.ofNullable(services.get(plugin)).ifPresent(each -> each.endHold(reason));
    }

    /** The services of a type that the host shares with those who offer them, best first. */
    public <T> List<T> services(Class<T> type) {
        return hostServices.find(type);
    }

    /** The symbolic names of those who offer a service of this name, whether or not the host shares its type. */
    public List<String> offeredBy(String typeName) {
        return hostServices.offeredBy(typeName);
    }

    /**
     * Tells of callbacks into plugins that end with a throwable: of listeners, service factories, components, event handlers.
     *
     * @param told called on threads that others wait for: must return at once
     */
    public void onCallbackFailure(Consumer<CallbackFailure> told) {
        Callbacks callbacks = new Callbacks(this::failure, frames, told);
        // nobody's, once with stack to spare: what is linked for the first time where there is none may be so for ever
        callbacks.failed(felix, "rehearsal", new StackOverflowError());
        system.addFrameworkListener(callbacks);
        log.tell(callbacks);
        new LogTail(system, generations::onBoard, bundle -> !generations.has(bundle.getBundleId()), callbacks::failed)
                .open();
    }

    /**
     * Tells of bundles that somebody other than the container changed, and of what plugins tried and were refused.
     *
     * @param told called on the thread that does it: must return at once
     */
    public void onMeddling(Consumer<Meddling> told) {
        watch.tell(told);
    }

    /**
     * Looks after listeners of plugins that do not return. Where a plugin starts, stops, or offers services, listeners of others
     * are called, and these must not hold it up.
     *
     * @param threads runs what listeners hear of
     * @param limits how long a listener of a plugin may take, by the plugin's symbolic name
     * @param guarded whether a frame belongs to a call that is looked after elsewhere
     * @param told told of each that has not returned within that time: must return at once. What it answers is told what became
     *     of the thread
     * @param kills ends those that take no notice of an interrupt
     */
    public void watchListeners(
            Executor threads,
            Function<String, Duration> limits,
            Predicate<StackTraceElement> guarded,
            Function<HungListener, Consumer<HangEnd>> told,
            KillSwitch kills) {
        listeners.open(new ListenerWatch.Rules(threads, limits, guarded, told, kills));
        system.addBundleListener((BundleListener) event -> listeners.dispatches());
    }

    /** The plugin whose listener is the innermost one on a stack, above all frames that are guarded. */
    public Optional<String> listening(List<StackTraceElement> innermostFirst, Predicate<StackTraceElement> guarded) {
        return frames.innermost(innermostFirst.toArray(StackTraceElement[]::new), guarded)
                .map(called -> called.by().plugin());
    }

    /** The class that a plugin which runs knows under a name, its own or another's; none while it does not run. */
    public Optional<Class<?>> classOf(String plugin, String className) {
        return generations.running(plugin).map(system::getBundle).flatMap(bundle -> {
            try {
                return Optional.of(bundle.loadClass(className));
            } catch (ClassNotFoundException | LinkageError | IllegalStateException none) {
                return Optional.empty();
            }
        });
    }

    /**
     * Has the classes of plugins changed before they are defined, those that hooks of plugins have changed before, too. To be
     * called before there are plugins.
     */
    public void weave(ClassWeaver weaver) {
        Dictionary<String, Object> last = new Hashtable<>(Map.of(Constants.SERVICE_RANKING, Integer.MIN_VALUE));
        system.registerService(WeavingHook.class, new WeaveHook(weaver, generations::isPlugin), last);
    }

    /** Whose classes the class loader of a plugin's bundle defines. */
    public Meddling.Hand owner(ClassLoader loader) {
        Bundle bundle = ((BundleReference) loader).getBundle();
        return generations.handEver(bundle).orElseGet(() -> new Meddling.Hand(bundle.getSymbolicName(), 0));
    }

    /**
     * Has the class loader of a plugin's bundle know a class by its name, whatever the bundle imports.
     *
     * @return whether it does from now on
     */
    public boolean lend(ClassLoader loader, Class<?> type) {
        return boot.lend(loader, type);
    }

    /**
     * The plugin generation that a thread is of: the one that its class is of, or else whose code is the outermost on its stack.
     *
     * @param innermostFirst what was on its stack when it died
     */
    public Optional<Meddling.Hand> threadOf(Thread thread, StackTraceElement[] innermostFirst) {
        return Optional.ofNullable(FrameworkUtil.getBundle(thread.getClass()))
                .flatMap(bundle -> generations.hand(bundle.getBundleId()))
                .or(() -> frames.outermost(innermostFirst));
    }

    ListenerWatch listeners() {
        return listeners;
    }

    private List<Meddling.Hand> ownersOf(String className) {
        return generations.ownersOf(className, id -> Optional.ofNullable(system.getBundle(id)));
    }

    /** Takes a bundle out that a plugin brought. */
    public void expel(long intruder) {
        Optional.ofNullable(system.getBundle(intruder)).ifPresent(Uninstalling::run);
    }

    void willStart(Bundle bundle) {
        watch.expectNothing(bundle);
    }

    void willStop(Bundle bundle) {
        watch.expect(bundle);
    }

    /**
     * Tells of class loaders of generations that were taken out.
     *
     * @param told called on the thread that takes them out: must return at once
     */
    public void onRetired(Consumer<RetiredLoader> told) {
        removals.tell(told);
    }

    private Optional<CallbackFailure> failure(Bundle bundle, String callback, Throwable thrown) {
        return generations
                .handEver(bundle)
                .map(hand -> new CallbackFailure(hand.plugin(), hand.generation(), callback, thrown));
    }

    /** Registers a service of the host's. */
    public void register(Object service, String type, Map<String, Object> properties) {
        Dictionary<String, Object> copy = new Hashtable<>(properties);
        system.registerService(type, service, copy);
    }

    /** Frees the loaders of uninstalled bundles that nobody is wired to any more. A framework that has stopped has none. */
    public void sweep() {
        removals.sweep();
    }

    /**
     * Stops the framework and all bundles.
     *
     * @return whether it was down within the limit; a bundle whose stop does not return can keep it up
     */
    public boolean close(Duration limit) throws InterruptedException {
        Thread stopping = new Thread(this::close, "cofferdam-stop-framework");
        stopping.setDaemon(true);
        stopping.start();
        stopping.join(limit.toMillis());
        return !stopping.isAlive();
    }

    /**
     * Stops the framework and all bundles, however long it takes. Our own go first: a plugin that hangs holds its bundle's
     * lock, and the framework would wait for it before it stops any other.
     */
    @Override
    public void close() {
        try {
            watch.tell(meddling -> {});
            listeners.close();
            platform.stop();
            felix.stop();
            felix.waitForStop(0);
        } catch (BundleException e) {
            throw new IllegalStateException("the framework does not stop", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    Resolution resolve(Bundle bundle) {
        return resolve(List.of(bundle))
                ? Resolution.DONE
                : new Resolution(false, new ResolveDiagnosis(wiring(), gate).of(bundle));
    }

    BundleNode node(Bundle bundle) {
        return nodes.view(prints::take).apply(bundle.adapt(BundleRevision.class));
    }

    List<PackageChoice> choices(BundleWiring wiring) {
        return choices.of(wiring);
    }

    void openToNewWires(Bundle bundle) {
        retiring.remove(bundle.getBundleId());
    }

    void closeToNewWires(Bundle bundle) {
        retiring.add(bundle.getBundleId());
    }

    boolean leaving(Bundle bundle) {
        return bundle.getState() == Bundle.UNINSTALLED || retiring.contains(bundle.getBundleId());
    }

    Optional<String> plugin(Bundle bundle) {
        return generations.plugin(bundle.getBundleId());
    }

    void uninstall(Bundle bundle) {
        removals.run(bundle, () -> {
            retiring.remove(bundle.getBundleId());
            nodes.remove(bundle);
            prints.forget(bundle.getBundleId());
            services.values().forEach(PluginServices::prune);
        });
    }

    private FrameworkWiring wiring() {
        return system.getBundle(Constants.SYSTEM_BUNDLE_ID).adapt(FrameworkWiring.class);
    }
}
