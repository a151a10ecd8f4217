package dev.cofferdam.contain;

import dev.cofferdam.model.Fault;
import dev.cofferdam.model.KillSwitch;
import dev.cofferdam.model.Killed;
import dev.cofferdam.model.Weaving;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Weaves the classes of plugins, and ends threads in them. Thread-safe. */
public final class Containment implements KillSwitch {
    private final Predicate<String> on;
    private final Consumer<Fault> faults;
    private final Clock clock;
    private final Map<ClassLoader, Compartment> compartments = new WeakHashMap<>();
    private volatile Optional<LoaderAccess> access = Optional.empty();

    /**
     * @param on whether classes of a plugin are woven, by its symbolic name; asked once a class loader
     * @param faults told of what plugins try; must return at once
     * @param clock tells when that was
     */
    public Containment(Predicate<String> on, Consumer<Fault> faults, Clock clock) {
        this.on = on;
        this.faults = faults;
        this.clock = clock;
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
     * @param owner whose it is; asked again whenever it matters, because a loader may serve several generations
     * @param loader the loader that will define it
     * @return the bytes to be defined in the place of the original ones; empty where those are to stay
     */
    public Optional<byte[]> weave(Supplier<Owner> owner, ClassLoader loader, String className, byte[] original) {
        Optional<Compartment> found = compartment(owner, loader).filter(compartment -> !compartment.off());
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Compartment compartment = found.get();
        Weaver.Result result = Weaver.weave(original);
        if (result instanceof Weaver.Result.Woven woven && compartment.open(loader, woven.exits())) {
            compartment.woven();
            return Optional.of(woven.bytes());
        }
        if (result instanceof Weaver.Result.Unwoven unwoven) {
            compartment.unwoven(className, unwoven.why());
        }
        return Optional.empty();
    }

    /** What was made of the classes that each generation has loaded; those that have loaded none are not there. */
    public Map<Owner, Weaving> weavings() {
        Map<Owner, Weaving> weavings = new HashMap<>();
        all().forEach(compartment -> weavings.put(compartment.owner(), compartment.weaving()));
        return weavings;
    }

    private List<Compartment> all() {
        synchronized (compartments) {
            return List.copyOf(compartments.values());
        }
    }

    @Override
    public Kill condemn(Thread thread, String plugin) {
        return new Sentence(thread, new Killed(plugin), this::defining);
    }

    @Override
    public List<Evicted> evict(ClassLoader retired, String plugin) throws InterruptedException {
        Optional<Compartment> compartment;
        synchronized (compartments) {
            compartment = Optional.ofNullable(compartments.get(retired)).filter(each -> !each.off());
        }
        return compartment.isPresent() ? new Eviction(compartment.get(), plugin).run() : List.of();
    }

    private List<Compartment> defining(Set<String> classNames) {
        return all().stream()
                .filter(compartment -> !compartment.off() && classNames.stream().anyMatch(compartment::defines))
                .toList();
    }

    private Optional<Compartment> compartment(Supplier<Owner> owner, ClassLoader loader) {
        synchronized (compartments) {
            Optional<Compartment> known = Optional.ofNullable(compartments.get(loader));
            if (known.isPresent()) {
                return known;
            }
        }
        Optional<LoaderAccess> way = access(loader);
        if (way.isEmpty()) {
            return Optional.empty();
        }
        boolean wanted = on.test(owner.get().plugin());
        Compartment fresh =
                new Compartment(owner, loader, way.get(), new ToldExits(owner, loader, faults, clock)::of, wanted);
        synchronized (compartments) {
            return Optional.of(
                    Optional.ofNullable(compartments.putIfAbsent(loader, fresh)).orElse(fresh));
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
}
