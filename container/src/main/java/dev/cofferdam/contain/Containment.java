package dev.cofferdam.contain;

import dev.cofferdam.model.Fault;
import dev.cofferdam.model.KillSwitch;
import dev.cofferdam.model.Killed;
import dev.cofferdam.model.Weaving;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Weaves the classes of plugins, and ends threads in them. Thread-safe. */
public final class Containment implements KillSwitch {
    /** So many plugins have their own, which takes a sixth of what a plugin takes; where there are more, few share one. */
    private static final int CHECKPOINTS = 16;

    private final PluginLoaders loaders;
    private final Predicate<String> on;
    private final Opening opening;
    private final Checkpoints checkpoints;
    private final Map<ClassLoader, Compartment> compartments = new WeakHashMap<>();
    /** The plugins in whose code a thread had to be killed; they have checkpoints of their own from then on. */
    private final Set<String> offenders = ConcurrentHashMap.newKeySet();

    private volatile Optional<LoaderAccess> access = Optional.empty();

    /**
     * @param loaders the class loaders of plugins
     * @param on whether classes of a plugin are woven, by its symbolic name; asked once a class loader
     * @param faults told of what plugins try; must return at once
     * @param clock tells when that was
     */
    public Containment(PluginLoaders loaders, Predicate<String> on, Consumer<Fault> faults, Clock clock) {
        this(loaders, on, faults, clock, CHECKPOINTS);
    }

    Containment(PluginLoaders loaders, Predicate<String> on, Consumer<Fault> faults, Clock clock, int mostCheckpoints) {
        this.loaders = loaders;
        this.on = on;
        opening = new Opening(loaders, faults, clock);
        checkpoints = new Checkpoints(mostCheckpoints);
    }

    /**
     * Whose class it is.
     *
     * @param plugin the plugin's symbolic name
     * @param generation its generation
     */
    public record Owner(String plugin, int generation) {}

    /**
     * Weaves a class that is about to be defined.
     *
     * @param loader the loader that will define it
     * @return the bytes to be defined in the place of the original ones; empty where those are to stay
     */
    public Optional<byte[]> weave(ClassLoader loader, String className, byte[] original) {
        Optional<LoaderAccess> way = access(loader);
        if (way.isEmpty()) {
            return Optional.empty();
        }
        Compartment compartment = compartment(loader);
        if (compartment.off()) {
            return Optional.empty();
        }
        Weaver.Result result = Weaver.weave(original);
        if (result instanceof Weaver.Result.Woven woven
                && opening.open(compartment, loader, way.get(), woven.exits(), () -> choose(compartment, loader))) {
            compartment.woven();
            return Optional.of(woven.bytes());
        }
        if (result instanceof Weaver.Result.Unwoven unwoven) {
            compartment.unwoven(className, unwoven.why());
        }
        return Optional.empty();
    }

    private Compartment compartment(ClassLoader loader) {
        synchronized (compartments) {
            Optional<Compartment> known = Optional.ofNullable(compartments.get(loader));
            if (known.isPresent()) {
                return known.get();
            }
        }
        Compartment fresh = new Compartment(on.test(loaders.owner(loader).plugin()));
        synchronized (compartments) {
            return Optional.ofNullable(compartments.putIfAbsent(loader, fresh)).orElse(fresh);
        }
    }

    private Optional<LoaderAccess> access(ClassLoader loader) {
        Optional<LoaderAccess> known = access.filter(each -> each.fits(loader));
        if (known.isPresent()) {
            return known;
        }
        try {
            access = Optional.of(LoaderAccess.to(loader));
        } catch (ReflectiveOperationException | RuntimeException closed) {
            return Optional.empty();
        }
        return access;
    }

    private Checkpoint choose(Compartment compartment, ClassLoader loader) throws ReflectiveOperationException {
        boolean alone = offenders.contains(loaders.owner(loader).plugin());
        synchronized (checkpoints) {
            if (compartment.checkpoint().isEmpty()) {
                compartment.checkpoint(alone ? Checkpoints.alone() : checkpoints.next(inUse()));
            }
            return compartment.checkpoint().orElseThrow();
        }
    }

    private Stream<Checkpoint> inUse() {
        synchronized (compartments) {
            return List.copyOf(compartments.values()).stream().flatMap(each -> each.checkpoint().stream());
        }
    }

    /** What was made of the classes that each generation has loaded; those that have loaded none are not there. */
    public Map<Owner, Weaving> weavings() {
        Map<Owner, Weaving> weavings = new HashMap<>();
        all().forEach((loader, compartment) -> weavings.put(loaders.owner(loader), compartment.weaving()));
        return weavings;
    }

    private Map<ClassLoader, Compartment> all() {
        synchronized (compartments) {
            return new HashMap<>(compartments);
        }
    }

    @Override
    public Kill condemn(Thread thread, String plugin) {
        return new Sentence(thread, new Killed(plugin), names -> defining(names, plugin));
    }

    @Override
    public List<Evicted> evict(ClassLoader retired, String plugin) throws InterruptedException {
        Optional<Code> code = code(retired);
        if (code.isEmpty()) {
            return List.of();
        }
        List<Evicted> evicted = new Eviction(code.get(), plugin, Eviction.PATIENT).run();
        if (!evicted.isEmpty()) {
            offenders.add(plugin);
        }
        return evicted;
    }

    @Override
    public List<Left> evictAll(Duration limit) throws InterruptedException {
        Map<Code, Owner> codes = new HashMap<>();
        all().forEach((loader, compartment) ->
                code(loader, compartment).ifPresent(code -> codes.put(code, loaders.owner(loader))));
        return new Evacuation(codes).run(limit);
    }

    /** The code of one loader, once any has been woven. */
    Optional<Code> code(ClassLoader loader) {
        Optional<Compartment> compartment;
        synchronized (compartments) {
            compartment = Optional.ofNullable(compartments.get(loader));
        }
        return compartment.flatMap(each -> code(loader, each));
    }

    private List<Code> defining(Set<String> classNames, String plugin) {
        List<Code> found = all().entrySet().stream()
                .flatMap(each -> code(each.getKey(), each.getValue()).stream())
                .filter(code -> classNames.stream().anyMatch(code::defines))
                .toList();
        if (!found.isEmpty()) {
            offenders.add(plugin);
        }
        return found;
    }

    private Optional<Code> code(ClassLoader loader, Compartment compartment) {
        return compartment
                .checkpoint()
                .filter(there -> compartment.isOpen(false))
                .flatMap(checkpoint -> access(loader).map(way -> new Code(loader, checkpoint, way)));
    }
}
