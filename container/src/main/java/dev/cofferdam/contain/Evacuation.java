package dev.cofferdam.contain;

import dev.cofferdam.model.KillSwitch.Evicted;
import dev.cofferdam.model.KillSwitch.Left;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends the threads in the code of many class loaders at once, none of which is to be used any more. */
final class Evacuation {
    private static final Logger LOG = LoggerFactory.getLogger(Evacuation.class);
    /** To be looked at and to be killed: each takes at most this share, and the last one is left for what cannot be foreseen. */
    private static final int SHARES = 3;

    private final Map<Code, Containment.Owner> codes;

    Evacuation(Map<Code, Containment.Owner> codes) {
        this.codes = codes;
    }

    /** Returns at once where nobody is, and in any case after this time. */
    List<Left> run(Duration limit) throws InterruptedException {
        Set<String> names = onStacks();
        List<Callable<List<Left>>> evictions = new ArrayList<>();
        codes.forEach((code, owner) -> {
            if (names.stream().anyMatch(code::defines)) {
                evictions.add(() -> evict(code, owner, limit.dividedBy(SHARES)));
            }
        });
        return evictions.isEmpty() ? List.of() : all(evictions, limit);
    }

    /** The classes whose code is run just now, but for those of modules: no plugin's class is in one with a name. */
    private static Set<String> onStacks() {
        return Thread.getAllStackTraces().values().stream()
                .flatMap(Arrays::stream)
                .filter(frame -> frame.getModuleName() == null)
                .map(StackTraceElement::getClassName)
                .collect(Collectors.toSet());
    }

    private static List<Left> evict(Code code, Containment.Owner owner, Duration most) throws InterruptedException {
        List<Evicted> evicted = new Eviction(code, owner.plugin(), most).run();
        return evicted.stream()
                .map(each -> new Left(owner.plugin(), owner.generation(), each))
                .toList();
    }

    private static List<Left> all(List<Callable<List<Left>>> evictions, Duration limit) throws InterruptedException {
        ExecutorService threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "cofferdam-evacuation");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Left> left = new ArrayList<>();
            for (Future<List<Left>> each : threads.invokeAll(evictions, limit.toMillis(), TimeUnit.MILLISECONDS)) {
                left.addAll(result(each));
            }
            return left;
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<Left> result(Future<List<Left>> eviction) throws InterruptedException {
        try {
            return eviction.get();
        } catch (CancellationException | ExecutionException unknown) {
            LOG.warn("What is left in the code of a plugin is abandoned: it could not be looked at in time", unknown);
            return List.of();
        }
    }
}
