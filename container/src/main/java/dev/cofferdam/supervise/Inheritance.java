package dev.cofferdam.supervise;

import dev.cofferdam.api.plugin.StateHandover;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the generations of one plugin leave to each other: their state. Confined to the plugin's lane. */
final class Inheritance {
    private static final Logger LOG = LoggerFactory.getLogger(Inheritance.class);
    private static final Duration SHORTEST = Duration.ofMillis(100);

    private final String name;
    private final Surroundings around;
    private final PluginRecord record;
    private final Consumer<Lane.Step> lane;

    /** @param lane runs a step on the plugin's lane, later */
    Inheritance(String name, Surroundings around, PluginRecord record, Consumer<Lane.Step> lane) {
        this.name = name;
        this.around = around;
        this.record = record;
        this.lane = lane;
    }

    /** Whether a generation hands over its state. */
    boolean has(Generation generation) {
        return service(generation).isPresent();
    }

    /**
     * Gives the state that was kept last to a generation that is up and does not serve yet.
     *
     * @return why it starts without, if it does
     */
    Optional<String> take(Generation next) throws InterruptedException {
        Optional<StateHandover> service = service(next);
        if (service.isEmpty()) {
            return Optional.empty();
        }
        Handover.Given given = around.handover()
                .give(owner(next), service.get(), around.rules(name).start());
        if (!given.interval().isZero() && !given.interval().isNegative()) {
            Duration interval = given.interval().compareTo(SHORTEST) < 0 ? SHORTEST : given.interval();
            again(next, service.get(), interval);
        }
        return given.without();
    }

    /** Asks a generation that nobody calls any more for its state, and keeps it. */
    void leave(Generation last) throws InterruptedException {
        Optional<StateHandover> service = service(last);
        if (service.isPresent() && last.bundle().running()) {
            capture(last, service.get());
        }
    }

    private void capture(Generation generation, StateHandover service) throws InterruptedException {
        around.handover()
                .capture(owner(generation), service, around.rules(name).stop())
                .ifPresent(problem -> LOG.warn("'{}' generation {}: {}", name, generation.number(), problem));
    }

    /** Asks for the state again and again, while the generation serves. */
    private void again(Generation generation, StateHandover service, Duration interval) {
        try {
            around.timer()
                    .schedule(
                            () -> lane.accept(() -> due(generation, service, interval)),
                            interval.toMillis(),
                            TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closing) {
            LOG.debug("'{}' is not asked for its state any more: the container closes", name);
        }
    }

    private void due(Generation generation, StateHandover service, Duration interval) throws InterruptedException {
        if (generation.bundle().running()) {
            if (record.live().filter(generation::equals).isPresent()) {
                capture(generation, service);
            }
            again(generation, service, interval);
        }
    }

    private Handover.Owner owner(Generation generation) {
        return new Handover.Owner(name, generation.revision().toString(), generation.number());
    }

    /** The one that it registered first counts. */
    private static Optional<StateHandover> service(Generation generation) {
        List<StateHandover> services = generation.bundle().own(StateHandover.class);
        return services.stream().findFirst();
    }
}
