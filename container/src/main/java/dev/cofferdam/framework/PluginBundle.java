package dev.cofferdam.framework;

import dev.cofferdam.model.BundleNode;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.namespace.BundleNamespace;
import org.osgi.framework.namespace.HostNamespace;
import org.osgi.framework.namespace.IdentityNamespace;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.BundleWiring;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One generation of a plugin as the framework holds it. {@link #start} and {@link #stop} run the plugin's activator on
 * the calling thread, and hold the bundle's lock meanwhile, for ever if the activator does not return (that is Felix's
 * way): call them on a thread that nobody waits for without a limit.
 */
public final class PluginBundle {
    private static final Set<String> OWN_NAMESPACES = Set.of(
            IdentityNamespace.IDENTITY_NAMESPACE, BundleNamespace.BUNDLE_NAMESPACE, HostNamespace.HOST_NAMESPACE);

    private static final Logger LOG = LoggerFactory.getLogger(PluginBundle.class);
    private static final int MOST_HELD_UP = 16;

    private final PluginFramework framework;
    private final Bundle bundle;
    private final GenerationServices services;
    private volatile Optional<Thread> stepping = Optional.empty();

    PluginBundle(PluginFramework framework, Bundle bundle, GenerationServices services) {
        this.framework = framework;
        this.bundle = bundle;
        this.services = services;
    }

    /** The bundle's id in the framework. */
    public long id() {
        return bundle.getBundleId();
    }

    /** The plugin's symbolic name. */
    public String plugin() {
        return services.plugin();
    }

    /** Which generation of the plugin this is. */
    public int generation() {
        return services.generation();
    }

    /** Whether this is a fragment, which has no life of its own. */
    public boolean fragment() {
        BundleRevision revision = bundle.adapt(BundleRevision.class); // none once it is uninstalled
        return revision != null && (revision.getTypes() & BundleRevision.TYPE_FRAGMENT) != 0;
    }

    /** Resolves the bundle, the gate having its say about each wire. Runs no code of the plugin. */
    public Resolution resolve() {
        return framework.resolve(bundle);
    }

    /** The bundle and its wires, for the gate. */
    public BundleNode node() {
        return framework.node(bundle);
    }

    /**
     * Starts the bundle on this thread. A fragment is only resolved.
     *
     * @param within how long it may take: a listener of another plugin that hears of it has no more than half of that
     * @throws Throwable what the activator throws
     */
    public void start(Duration within) throws Throwable {
        if (!fragment()) {
            framework.willStart(bundle);
            step(within, () -> bundle.start(Bundle.START_TRANSIENT));
        }
    }

    private interface Step {
        void run() throws BundleException;
    }

    private void step(Duration within, Step step) throws Throwable {
        Telling telling = framework.listeners().begin(new Meddling.Hand(plugin(), generation()), within);
        stepping = Optional.of(Thread.currentThread());
        try {
            step.run();
        } catch (BundleException e) {
            throw thrown(e);
        } finally {
            stepping = Optional.empty();
            telling.end();
        }
    }

    /** The plugin whose listener keeps this bundle from getting on with its start or stop, if one does. */
    public Optional<String> heldUpBy() {
        return stepping.flatMap(framework.listeners()::holder).map(Meddling.Hand::plugin);
    }

    private static Throwable thrown(BundleException e) {
        return e.getCause() == null ? e : e.getCause();
    }

    /** The raw services of a type that the plugin itself registered, for the container alone. */
    public <T> List<T> own(Class<T> type) {
        return framework.own(bundle, type);
    }

    /** Whether the plugin itself has registered a service of a type. Runs no code of the plugin. */
    public boolean offers(Class<?> type) {
        return !framework.registered(bundle, type).isEmpty();
    }

    /** The same bundle as a further generation, which keeps its class loader: it is stopped, and may be started again. */
    public PluginBundle again(int nextGeneration) {
        return framework.again(bundle, plugin(), nextGeneration);
    }

    /** Offers what no other generation of the plugin offers at present; callers of the others stay with them. */
    public void offerNew() {
        told(services::offerNew);
    }

    /** Whether it has its wires. */
    public boolean resolved() {
        return (bundle.getState() & (Bundle.UNINSTALLED | Bundle.INSTALLED)) == 0;
    }

    /** Whether it is started. */
    public boolean running() {
        return bundle.getState() == Bundle.ACTIVE || fragment();
    }

    /** Leads callers to this generation, and offers its services to other bundles. */
    public void goLive() {
        told(services::goLive);
    }

    /** Others hear of it. One that does not give way is left behind, and the rest is done without it. */
    private void told(Runnable step) {
        try {
            for (int i = 0; i < MOST_HELD_UP && !framework.listeners().beside(step); i++) {
                LOG.debug("Listeners hold up '{}'; the rest of it goes on", plugin());
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    /** Takes the generation's services back; callers that nobody else serves get this reason. */
    public void withdraw(String reason) {
        told(() -> services.withdrawAll(reason));
    }

    /**
     * Stops the bundle on this thread.
     *
     * @param within how long it may take: a listener of another plugin that hears of it has no more than half of that
     * @throws Throwable what the activator throws; the bundle is stopped nevertheless
     */
    public void stop(Duration within) throws Throwable {
        framework.willStop(bundle);
        step(within, () -> bundle.stop(Bundle.STOP_TRANSIENT));
    }

    /** Takes the stopped bundle out of the framework. Those wired to it keep their wires until they move on. */
    public void uninstall() {
        framework.uninstall(bundle);
    }

    /** Keeps new wires from being made to this bundle. */
    public void closeToNewWires() {
        framework.closeToNewWires(bundle);
    }

    /** Lets new wires be made to this bundle again. */
    public void openToNewWires() {
        framework.openToNewWires(bundle);
    }

    /** The plugins, other than this one, that have a wire to this bundle. */
    public Set<String> dependents() {
        BundleWiring wiring = bundle.adapt(BundleWiring.class);
        if (wiring == null) {
            return Set.of();
        }
        return wiring.getProvidedWires(null).stream()
                .map(wire -> wire.getRequirer().getBundle())
                .filter(requirer -> !requirer.equals(bundle))
                .flatMap(requirer -> framework.plugin(requirer).stream())
                .filter(name -> !name.equals(plugin()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether a bundle that it has a wire to is on its way out. */
    public boolean wiredToGone() {
        return providerBundles().anyMatch(framework::leaving);
    }

    /** The plugins that it has a wire to. */
    public Set<String> providers() {
        return providerBundles()
                .flatMap(provider -> framework.plugin(provider).stream())
                .filter(name -> !name.equals(plugin()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Stream<Bundle> providerBundles() {
        BundleWiring wiring = bundle.adapt(BundleWiring.class);
        return wiring == null || !wiring.isInUse()
                ? Stream.empty()
                : wiring.getRequiredWires(null).stream()
                        .map(wire -> wire.getProvider().getBundle())
                        .filter(provider -> !provider.equals(bundle));
    }

    /** Whether others can be wired to this bundle for more than its name. */
    public boolean exporting() {
        return bundle.adapt(BundleRevision.class).getDeclaredCapabilities(null).stream()
                .map(BundleCapability::getNamespace)
                .anyMatch(namespace -> !OWN_NAMESPACES.contains(namespace));
    }

    /** The packages that the bundle has from others, in the order of their names. */
    public List<PackageSource> packages() {
        BundleWiring wiring = bundle.adapt(BundleWiring.class);
        if (wiring == null || !wiring.isInUse()) {
            return List.of();
        }
        return wiring.getRequiredWires(PackageNamespace.PACKAGE_NAMESPACE).stream()
                .map(wire -> PackageSource.of(wire.getCapability()))
                .filter(source -> !source.packageName().startsWith("java."))
                .distinct()
                .sorted(Comparator.comparing(PackageSource::packageName))
                .toList();
    }

    /** Why each of these packages comes from whom it comes from. The gate may be asked. */
    public List<PackageChoice> choices() {
        BundleWiring wiring = bundle.adapt(BundleWiring.class);
        return wiring == null || !wiring.isInUse() ? List.of() : framework.choices(wiring);
    }

    /** What the plugin offers to others. */
    public List<OfferedService> services() {
        return services.offered();
    }
}
