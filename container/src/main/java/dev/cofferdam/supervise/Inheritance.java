package dev.cofferdam.supervise;

import dev.cofferdam.api.plugin.CapturedState;
import dev.cofferdam.api.plugin.StateHandover;
import dev.cofferdam.framework.PluginBundle;
import dev.cofferdam.model.Fault;
import java.time.Duration;
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
    private static final Duration LONGEST = Duration.ofDays(365);

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
        return generation.bundle().running() && generation.bundle().offers(StateHandover.class);
    }

    /**
     * Gives the state that was kept last to a generation that is up and does not serve yet.
     *
     * @return why it starts without, if it does
     */
    Optional<String> take(Generation next) throws InterruptedException {
        if (!has(next)) {
            return Optional.empty();
        }
        record.isFirstHandover(next);
        StateHandover service = new Own(next.bundle());
        Handover.Given given =
                onChange().give(owner(next), service, around.rules(name).start());
        if (!given.interval().isZero() && !given.interval().isNegative()) {
            again(next, service, within(given.interval()));
        }
        return given.without();
    }

    /** Asks a generation that nobody calls any more for its state, and keeps it. */
    void leave(Generation last) throws InterruptedException {
        if (has(last)) {
            capture(onChange(), last, new Own(last.bundle()));
        }
    }

    /** A generation that comes or goes is not restarted for what it does wrong here: it is only written down. */
    private Handover onChange() {
        return around.handover().telling(this::note);
    }

    private void note(Fault fault) {
        record.note(fault);
        around.upward().faults().accept(fault);
    }

    private static Duration within(Duration interval) {
        Duration atLeast = interval.compareTo(SHORTEST) < 0 ? SHORTEST : interval;
        return atLeast.compareTo(LONGEST) > 0 ? LONGEST : atLeast;
    }

    private void capture(Handover handover, Generation generation, StateHandover service) throws InterruptedException {
        if (record.isFirstHandover(generation)) {
            handover.neverGiven(owner(generation))
                    .ifPresent(problem -> LOG.warn("'{}' generation {}: {}", name, generation.number(), problem));
        }
        handover.capture(owner(generation), service, around.rules(name).stop())
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
                capture(around.handover(), generation, service);
            }
            again(generation, service, interval);
        }
    }

    private Handover.Owner owner(Generation generation) {
        return new Handover.Owner(name, generation.revision().toString(), generation.number());
    }

    /** The service that a plugin registered first. Obtained on the thread that calls it: a factory of the plugin's may make it. */
    private record Own(PluginBundle bundle) implements StateHandover {
        @Override
        public CapturedState capture() throws Exception {
            return service().capture();
        }

        @Override
        public boolean restore(CapturedState state) throws Exception {
            return service().restore(state);
        }

        @Override
        public Duration interval() {
            return service().interval();
        }

        private StateHandover service() {
            return bundle.own(StateHandover.class).stream()
                    .findFirst()
                    .orElseThrow(() ->
                            new IllegalStateException("its service 'StateHandover' cannot be used: it is gone, or of"
                                    + " a class of its own; import 'dev.cofferdam.api.plugin'"));
        }
    }
}
