package dev.cofferdam.supervise;

import dev.cofferdam.api.plugin.CapturedState;
import dev.cofferdam.api.plugin.StateHandover;
import dev.cofferdam.model.Fault;
import dev.cofferdam.model.FaultOrigin;
import dev.cofferdam.supervise.state.KeptState;
import dev.cofferdam.supervise.state.StateStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;

/** Asks a plugin for its state and keeps it, and gives what is kept to its next generation. */
final class Handover {
    private final StateStore store;
    private final Clock clock;
    private final Consumer<Fault> faults;
    private final Function<String, PluginGroup> group;

    /**
     * @param faults told of what a plugin does wrong when it is asked or given
     * @param group the thread group of a plugin
     */
    Handover(StateStore store, Clock clock, Consumer<Fault> faults, Function<String, PluginGroup> group) {
        this.store = store;
        this.clock = clock;
        this.faults = faults;
        this.group = group;
    }

    /** The same, which tells somebody else of what a plugin does wrong. */
    Handover telling(Consumer<Fault> others) {
        return new Handover(store, clock, others, group);
    }

    /**
     * Who hands over.
     *
     * @param plugin the plugin's symbolic name
     * @param revision its revision, for people
     * @param generation its generation
     */
    record Owner(String plugin, String revision, int generation) {}

    /**
     * Asks for the state, on a thread of its own, and keeps it.
     *
     * @param limit how long the plugin may take to tell it
     * @return why it was not kept, if it was not
     */
    Optional<String> capture(Owner owner, StateHandover service, Duration limit) throws InterruptedException {
        AtomicReference<byte[]> told = new AtomicReference<>();
        Timed.Result asked = Timed.run(
                group.apply(owner.plugin()),
                "cofferdam-capture-" + owner.plugin(),
                limit,
                () -> told.set(encoded(service.capture())),
                () -> {});
        FaultOrigin origin = origin(owner, "capture", asked.frame());
        return switch (asked.end()) {
            case RETURNED -> keep(owner, told.get());
            case THREW -> {
                Fault fault = new Fault.CallbackThrew(origin, asked.thrown().orElseThrow());
                faults.accept(fault);
                yield Optional.of("its state could not be captured: " + fault.what());
            }
            case INTERRUPTED, KILLED, ABANDONED -> {
                Fault fault =
                        new Fault.CallTimedOut(origin, limit, "cofferdam-capture-" + owner.plugin(), asked.hang());
                faults.accept(fault);
                yield Optional.of("its state could not be captured: " + fault.what());
            }
        };
    }

    private byte[] encoded(CapturedState state) {
        if (state == null) {
            throw new IllegalArgumentException("'capture' answered null; answer a state without values instead");
        }
        return store.codec().encode(state);
    }

    private Optional<String> keep(Owner owner, byte[] state) {
        try {
            store.keep(owner.plugin(), owner.revision(), owner.generation(), clock.instant(), state);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of("its state could not be written: " + e);
        }
    }

    /**
     * What came of giving.
     *
     * @param without why it starts without the state that was kept, if it does
     * @param interval how often it wants to be asked for its state; zero for never
     */
    record Given(Optional<String> without, Duration interval) {}

    /**
     * Gives what is kept to a generation that has started, on a thread of its own.
     *
     * @param limit how long the plugin may take
     */
    Given give(Owner owner, StateHandover service, Duration limit) throws InterruptedException {
        AtomicReference<Given> given = new AtomicReference<>();
        String thread = "cofferdam-restore-" + owner.plugin();
        Timed.Result taken = Timed.run(
                group.apply(owner.plugin()),
                thread,
                limit,
                () -> given.set(new Given(restore(owner, service), interval(service))),
                () -> {});
        FaultOrigin origin = origin(owner, "restore", taken.frame());
        return switch (taken.end()) {
            case RETURNED -> given.get();
            case THREW -> {
                Fault fault = new Fault.CallbackThrew(origin, taken.thrown().orElseThrow());
                faults.accept(fault);
                yield new Given(Optional.of("could not be asked for its interval: " + fault.what()), Duration.ZERO);
            }
            case INTERRUPTED, KILLED, ABANDONED -> {
                Fault fault = new Fault.CallTimedOut(origin, limit, thread, taken.hang());
                faults.accept(fault);
                yield new Given(Optional.of(putAside(owner, "could not be taken: " + fault.what())), Duration.ZERO);
            }
        };
    }

    private static Duration interval(StateHandover service) {
        Duration interval = service.interval();
        if (interval == null) {
            throw new IllegalArgumentException("'interval' answered null; answer zero for never instead");
        }
        return interval;
    }

    /**
     * Gives what is kept on the calling thread, which must be the plugin's own.
     *
     * @return why it starts without the state that was kept, if it does
     */
    Optional<String> restore(Owner owner, StateHandover service) {
        Optional<KeptState> kept;
        try {
            kept = store.find(owner.plugin());
        } catch (IOException e) {
            return Optional.of(putAside(owner, "cannot be read: " + e.getMessage()));
        }
        return kept.flatMap(state -> give(owner, service, state));
    }

    private Optional<String> give(Owner owner, StateHandover service, KeptState kept) {
        String whose = "of generation " + kept.generation() + ", " + kept.revision() + ", version "
                + kept.state().version() + ", ";
        try {
            return service.restore(kept.state())
                    ? Optional.empty()
                    : Optional.of(putAside(owner, whose + "was declined"));
        } catch (Throwable e) {
            Timed.Outcome outcome = Timed.Outcome.of(e);
            Fault fault = new Fault.CallbackThrew(
                    origin(owner, "restore", outcome.frame()), outcome.thrown().orElseThrow());
            faults.accept(fault);
            return Optional.of(putAside(owner, whose + "could not be taken: " + fault.what()));
        }
    }

    /**
     * Puts aside what a generation is about to replace without ever having been given it, because it said too late that it
     * hands over its state.
     *
     * @return what to say of it, if anything was kept
     */
    Optional<String> neverGiven(Owner owner) {
        String late =
                "it offered 'StateHandover' only after its start had returned, and was not given what was kept before";
        try {
            return store.putAside(owner.plugin())
                    .map(file -> late + "; that was set aside as '" + file.getFileName() + "' in data/state");
        } catch (IOException e) {
            return Optional.of(late + "; that could not be set aside: " + e);
        }
    }

    private String putAside(Owner owner, String why) {
        try {
            Optional<Path> aside = store.putAside(owner.plugin());
            return "starts without its state, which " + why
                    + aside.map(file -> "; it was set aside as '" + file.getFileName() + "' in data/state")
                            .orElse("");
        } catch (IOException e) {
            return "starts without its state, which " + why + "; it could not be set aside: " + e;
        }
    }

    private FaultOrigin origin(Owner owner, String step, Optional<String> frame) {
        return FaultOrigin.step(owner.plugin(), owner.generation(), step, frame, clock.instant());
    }
}
