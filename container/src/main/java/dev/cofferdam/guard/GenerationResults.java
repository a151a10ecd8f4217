package dev.cofferdam.guard;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/** What a plugin's generations have returned and still have to do with: results to be completed, objects to be called. */
final class GenerationResults {
    private static final int REMEMBERED = 64;

    private final PluginGuard guard;
    private final Set<PendingResult> pending = ConcurrentHashMap.newKeySet();
    private final Set<Returned> returned = ConcurrentHashMap.newKeySet();
    private final ReferenceQueue<ProxyCore> dropped = new ReferenceQueue<>();
    private final Map<Class<?>, ProxyClass> plain = new ConcurrentHashMap<>();
    private final Map<Integer, String> retired = Collections.synchronizedMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, String> eldest) {
            return size() > REMEMBERED;
        }
    });

    GenerationResults(PluginGuard guard) {
        this.guard = guard;
    }

    /** Consumers hold the object; when they let go of it, so does this. */
    private static final class Returned extends WeakReference<ProxyCore> {
        private final int generation;

        Returned(int generation, ProxyCore core, ReferenceQueue<ProxyCore> dropped) {
            super(core, dropped);
            this.generation = generation;
        }
    }

    void add(PendingResult result) {
        pending.add(result);
        reasonAgainst(result.call().generation()).ifPresent(reason -> end(result, reason));
    }

    void remove(PendingResult result) {
        pending.remove(result);
    }

    void track(int generation, ProxyCore core) {
        forgetDropped();
        returned.add(new Returned(generation, core, dropped));
        reasonAgainst(generation).ifPresent(core::disconnect);
    }

    /** A class for objects of a type of the JDK's; it holds nothing of the plugin's. */
    ProxyClass plain(Class<?> jdkType) {
        return plain.computeIfAbsent(jdkType, type -> new ProxyMaker(guard).standInClass(type, Results.Depth.NONE));
    }

    int pending() {
        return (int) pending.stream().filter(each -> !each.over()).count();
    }

    /** Finds those that the plugin is late with, and those that came to nothing where they came. */
    void look(long now) {
        forgetDropped();
        long deadline = guard.rules().deadline().toNanos();
        for (PendingResult each : pending) {
            if (each.over()) {
                pending.remove(each);
            } else if (each.lost()) {
                guard.deliveries().add(each::again);
            } else if (each.overdue(now, deadline) && pending.remove(each)) {
                var late = each.call().late();
                guard.deliveries().add(() -> each.fail(late));
            }
        }
    }

    /** Whether some of those that are pending now are not complete yet, asked later. */
    BooleanSupplier notComplete() {
        List<PendingResult> now = pending.stream()
                .filter(each -> !each.call().adapter().openEnded())
                .toList();
        return () -> now.stream().anyMatch(each -> pending.contains(each) && !each.over());
    }

    boolean anyAwaited(int generation) {
        return pending.stream()
                .anyMatch(each -> each.call().generation() == generation
                        && !each.call().adapter().openEnded()
                        && !each.over());
    }

    void retire(int generation, String reason) {
        retired.put(generation, reason);
        for (PendingResult each : pending) {
            if (each.call().generation() == generation) {
                end(each, reason);
            }
        }
        for (Returned each : returned) {
            if (each.generation == generation && returned.remove(each)) {
                Optional.ofNullable(each.get()).ifPresent(core -> core.disconnect(reason));
            }
        }
    }

    private void end(PendingResult result, String reason) {
        if (pending.remove(result) && !result.over()) {
            var unavailable = guard.unavailable(reason);
            guard.deliveries().add(() -> result.fail(unavailable));
        }
    }

    private Optional<String> reasonAgainst(int generation) {
        return Optional.ofNullable(retired.get(generation));
    }

    private void forgetDropped() {
        for (Object gone = dropped.poll(); gone != null; gone = dropped.poll()) {
            returned.remove(gone);
        }
    }
}
