package dev.cofferdam.benchmarks;

import dev.cofferdam.guard.CallRules;
import dev.cofferdam.guard.Guard;
import dev.cofferdam.guard.PluginGuard;
import dev.cofferdam.guard.ProxyResult;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A call on the service object itself, on its service proxy with hang detection on, and on a
 * {@link java.lang.reflect.Proxy} which only forwards. One plugin at a call site, and eight: in turn, and in an
 * order that cannot be foreseen, as where a call site serves whatever comes. One plugin also after all eight were called
 * elsewhere, with a limit on calls in flight, and with its calls handed off to another thread.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class SupervisedCall {
    private static final int EIGHT = 8;
    private static final int ONE = 5;
    private static final int TURNS = 1 << 14;
    private static final long SEED = 8;

    private final Min.State state = new Min.State();
    private final Min[] rawEight = Mins.eight().toArray(Min[]::new);
    private final Min[] supervisedEight = new Min[EIGHT];
    private final Min[] reflectiveEight = new Min[EIGHT];
    private final int[] order = new Random(SEED).ints(TURNS, 0, EIGHT).toArray();
    private Min raw;
    private Min supervised;
    private Min reflective;
    private Min limited;
    private Min handoff;
    private Guard guard;
    private int a;
    private int turn;

    /** Puts a service proxy, as the container makes it, before each service object. */
    @Setup
    public void guard() {
        guard = new Guard(fault -> {}, Clock.systemUTC());
        for (int i = 0; i < EIGHT; i++) {
            supervisedEight[i] =
                    supervise(guard.plugin("plugin-" + i, CallRules.direct(Duration.ofSeconds(10))), rawEight[i]);
            reflectiveEight[i] = reflect(rawEight[i]);
        }
        raw = rawEight[0];
        supervised = supervisedEight[0];
        reflective = reflectiveEight[0];
        limited = supervise(guard.plugin("limited", rules(CallRules.Mode.DIRECT, 100)), rawEight[0]);
        handoff = supervise(guard.plugin("handoff", rules(CallRules.Mode.HANDOFF, CallRules.UNLIMITED)), rawEight[0]);
    }

    /** Ends the watch. */
    @TearDown
    public void close() {
        guard.close();
    }

    /** The yardstick. */
    @Benchmark
    public int raw() {
        return raw.min(state, a++, 7);
    }

    /** Through the proxy. */
    @Benchmark
    public int supervised() {
        return supervised.min(state, a++, 7);
    }

    /** Through the JDK's. */
    @Benchmark
    public int reflective() {
        return reflective.min(state, a++, 7);
    }

    /** Through a proxy that counts the calls in flight. */
    @Benchmark
    public int limited() {
        return limited.min(state, a++, 7);
    }

    /** Through a proxy that hands its calls to another thread. */
    @Benchmark
    public int handoff() {
        return handoff.min(state, a++, 7);
    }

    /** The yardstick for eight plugins at one call site. */
    @Benchmark
    public int rawEight() {
        return rawEight[turn++ & EIGHT - 1].min(state, a++, 7);
    }

    /** Through eight proxies. */
    @Benchmark
    public int supervisedEight() {
        return supervisedEight[turn++ & EIGHT - 1].min(state, a++, 7);
    }

    /** Through eight of the JDK's. */
    @Benchmark
    public int reflectiveEight() {
        return reflectiveEight[turn++ & EIGHT - 1].min(state, a++, 7);
    }

    /** Lets the JIT compiler see calls into all eight plugins, at another call site than the one that is measured. */
    @State(Scope.Benchmark)
    public static class Elsewhere {
        private static final int CALLS = 400_000;

        /** Calls them. */
        @Setup
        public void call(SupervisedCall eight) {
            for (int i = 0; i < CALLS; i++) {
                eight.rawEight();
                eight.supervisedEight();
                eight.reflectiveEight();
            }
        }
    }

    /** The yardstick for one of eight plugins at a call site of its own. */
    @Benchmark
    public int rawOneOfEight(Elsewhere called) {
        return rawEight[ONE].min(state, a++, 7);
    }

    /** Through its proxy. */
    @Benchmark
    public int supervisedOneOfEight(Elsewhere called) {
        return supervisedEight[ONE].min(state, a++, 7);
    }

    /** Through one of the JDK's. */
    @Benchmark
    public int reflectiveOneOfEight(Elsewhere called) {
        return reflectiveEight[ONE].min(state, a++, 7);
    }

    private static CallRules rules(CallRules.Mode mode, int maxConcurrent) {
        return new CallRules(Duration.ofSeconds(10), mode, maxConcurrent, Set.of(), Set.of());
    }

    /** The yardstick for eight plugins at one call site, in an order that the processor cannot learn. */
    @Benchmark
    public int rawEightShuffled() {
        return rawEight[order[turn++ & TURNS - 1]].min(state, a++, 7);
    }

    /** Through eight proxies, in the same order. */
    @Benchmark
    public int supervisedEightShuffled() {
        return supervisedEight[order[turn++ & TURNS - 1]].min(state, a++, 7);
    }

    /** Through eight of the JDK's, in the same order. */
    @Benchmark
    public int reflectiveEightShuffled() {
        return reflectiveEight[order[turn++ & TURNS - 1]].min(state, a++, 7);
    }

    private static Min supervise(PluginGuard plugin, Min target) {
        ProxyResult result = plugin.proxy(List.of(Min.class));
        if (result instanceof ProxyResult.Made made) {
            made.proxy().connect(1, () -> target);
            return (Min) made.proxy().instance();
        }
        throw new IllegalStateException(result.toString());
    }

    private static Min reflect(Min target) {
        return (Min) Proxy.newProxyInstance(
                Min.class.getClassLoader(),
                new Class<?>[] {Min.class},
                (proxy, method, arguments) -> method.invoke(target, arguments));
    }
}
