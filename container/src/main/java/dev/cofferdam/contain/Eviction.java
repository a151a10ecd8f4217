package dev.cofferdam.contain;

import dev.cofferdam.model.KillSwitch.Evicted;
import dev.cofferdam.model.Killed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * Ends the threads in the code of one class loader that is not to be used any more. A stack names classes and not loaders, and the
 * next generation has the same names: so whoever seems to be inside is looked at for a while, and has to answer a roll call in
 * the loader's own code. A caller who comes and goes, because it holds an object that was left over, is not ended: it is seen outside, or
 * where it comes in.
 */
final class Eviction {
    /** The time that a thread has to leave by itself, and then for being killed; its own time. */
    private static final Duration LOOKED_AT = Duration.ofSeconds(1);

    private static final Duration LIMIT = Duration.ofSeconds(2);
    /** The longest that either takes, usually: as long as a call may take by default. */
    static final Duration PATIENT = Duration.ofSeconds(10);

    private static final Duration LOOKS = Duration.ofMillis(25);

    private final Code code;
    private final String plugin;
    private final Duration most;

    /** @param most whoever is given so little of a processor that it has not had its time after this one, had time enough; each time */
    Eviction(Code code, String plugin, Duration most) {
        this.code = code;
        this.plugin = plugin;
        this.most = most;
    }

    List<Evicted> run() throws InterruptedException {
        List<Thread> inside = new ArrayList<>(Thread.getAllStackTraces().entrySet().stream()
                .filter(each -> isInside(each.getValue()))
                .map(Map.Entry::getKey)
                .toList());
        if (inside.isEmpty()) {
            return List.of();
        }
        callRoll(inside);
        Map<Thread, Optional<String>> all = new IdentityHashMap<>();
        inside.forEach(thread -> all.put(thread, frame(thread.getStackTrace())));
        List<Order> orders = inside.stream()
                .map(thread -> Order.leave(thread, code.loader(), new Killed(plugin)))
                .toList();
        orders.forEach(code.checkpoint()::add);
        try {
            inside.stream().filter(this::isOwn).forEach(Thread::interrupt);
            whoStays(inside, LIMIT, thread -> false);
        } finally {
            orders.forEach(code.checkpoint()::remove);
        }
        return all.entrySet().stream()
                .map(each -> new Evicted(each.getKey().getName(), each.getValue(), !remains(each.getKey(), inside)))
                .toList();
    }

    /** By identity, because a thread's {@code equals} may be a plugin's. */
    private static boolean remains(Thread thread, List<Thread> inside) {
        return inside.stream().anyMatch(each -> each == thread);
    }

    private Optional<String> frame(StackTraceElement[] stack) {
        return Arrays.stream(stack)
                .filter(frame -> code.defines(frame.getClassName())
                        && !frame.getClassName().startsWith(Killed.CHECKPOINTS))
                .findFirst()
                .map(frame -> Optional.ofNullable(frame.getFileName()).orElse(frame.getClassName())
                        + (frame.getLineNumber() < 0 ? "" : ":" + frame.getLineNumber()));
    }

    /** Leaves those who stay, and were seen to be in this very code. */
    private void callRoll(List<Thread> inside) throws InterruptedException {
        Map<Thread, Order> roll = new IdentityHashMap<>();
        inside.forEach(thread -> roll.put(thread, Order.answer(thread, code.loader())));
        roll.values().forEach(code.checkpoint()::add);
        try {
            whoStays(inside, LOOKED_AT, thread -> roll.get(thread).cameBack());
        } finally {
            roll.values().forEach(code.checkpoint()::remove);
        }
        inside.removeIf(thread -> !roll.get(thread).met());
    }

    /** Looks until each of them has had so much time of its own, or has left at some time. */
    private void whoStays(List<Thread> inside, Duration enough, Predicate<Thread> left) throws InterruptedException {
        Map<Thread, OwnTime> times = new IdentityHashMap<>();
        inside.forEach(thread -> times.put(thread, OwnTime.of(thread)));
        long begin = System.nanoTime();
        while (inside.stream().anyMatch(thread -> !times.get(thread).isAtLeast(enough))
                && System.nanoTime() - begin < most.toNanos()) {
            inside.removeIf(thread -> {
                Thread.State state = thread.getState();
                StackTraceElement[] stack = thread.getStackTrace();
                times.get(thread).look(state, stack, System.nanoTime());
                return left.test(thread) || !isInside(stack);
            });
            TimeUnit.MILLISECONDS.sleep(LOOKS.toMillis());
        }
    }

    private boolean isInside(StackTraceElement[] stack) {
        return Arrays.stream(stack)
                .map(StackTraceElement::getClassName)
                .distinct()
                .anyMatch(code::defines);
    }

    /** Whether nobody waits for it who called the plugin. */
    private boolean isOwn(Thread thread) {
        return Arrays.stream(thread.getStackTrace())
                .allMatch(frame -> frame.getModuleName() != null
                        || frame.getClassName().startsWith(Killed.CHECKPOINTS)
                        || code.defines(frame.getClassName()));
    }
}
