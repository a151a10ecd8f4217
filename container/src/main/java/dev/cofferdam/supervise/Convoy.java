package dev.cofferdam.supervise;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

/**
 * Generations that take the places of others together, because some are wired to others: they start in the order in which
 * they need one another, and no caller is led to one of them before all have started or have dropped out. Each goes its
 * way on its plugin's lane, and waits there for the others. Thread-safe.
 *
 * <p>Nobody waits for ever: each of them passes every phase, or {@linkplain #leave leaves}.
 */
final class Convoy {
    /** How far a generation has come. */
    enum Phase {
        /** It has started, or will not. */
        STARTED,
        /** It offers what nobody offered before. */
        OFFERED,
        /** Callers are led to it. */
        LIVE,
        /** The calls that were in flight when all were live have ended. */
        DRAINED
    }

    private final Map<String, Set<String>> needs;
    private final Map<Phase, Map<String, CompletableFuture<Boolean>>> passed = new EnumMap<>(Phase.class);
    private Optional<Probation> probation = Optional.empty();

    /** @param needs for each of them, which others it needs; nobody may need itself by way of others */
    Convoy(Map<String, Set<String>> needs) {
        this.needs = Map.copyOf(needs);
        for (Phase phase : Phase.values()) {
            Map<String, CompletableFuture<Boolean>> all = new TreeMap<>();
            needs.keySet().forEach(name -> all.put(name, new CompletableFuture<>()));
            passed.put(phase, all);
        }
    }

    /** One that goes alone. */
    static Convoy alone(String name) {
        return new Convoy(Map.of(name, Set.of()));
    }

    /** Whether there is more than one. */
    boolean several() {
        return needs.size() > 1;
    }

    /** Waits for those that one needs; answers whether they all have started. */
    boolean awaitNeeded(String name) throws InterruptedException {
        boolean all = true;
        for (String needed : needs.getOrDefault(name, Set.of())) {
            all &= get(passed.get(Phase.STARTED).get(needed));
        }
        return all;
    }

    /** One has come that far. */
    void pass(String name, Phase phase) {
        Optional.ofNullable(passed.get(phase).get(name)).ifPresent(future -> future.complete(true));
    }

    /** One has come that far, and waits for all others. */
    void passWithAll(String name, Phase phase) throws InterruptedException {
        pass(name, phase);
        for (CompletableFuture<Boolean> each : List.copyOf(passed.get(phase).values())) {
            get(each);
        }
    }

    /** One has got there, or has dropped out: nobody waits for it any more. */
    void leave(String name) {
        passed.values().forEach(phase -> Optional.ofNullable(phase.get(name)).ifPresent(each -> each.complete(false)));
    }

    /** The probation that all are on; made when the first asks. */
    synchronized Probation probation(Supplier<Probation> first) {
        Probation shared = probation.orElseGet(first);
        probation = Optional.of(shared);
        return shared;
    }

    private static boolean get(CompletableFuture<Boolean> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a phase never fails", e);
        }
    }
}
