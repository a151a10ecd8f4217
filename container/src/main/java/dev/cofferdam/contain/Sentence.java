package dev.cofferdam.contain;

import dev.cofferdam.model.KillSwitch;
import dev.cofferdam.model.Killed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One thread that is to leave, and the code in which it was found. */
final class Sentence implements KillSwitch.Kill {
    private final Thread thread;
    private final Killed killed;
    private final Function<Set<String>, List<Code>> codes;
    private final Map<Code, Order> reached = new HashMap<>();
    private boolean pardoned;

    /** @param codes what defines a class of one of these names */
    Sentence(Thread thread, Killed killed, Function<Set<String>, List<Code>> codes) {
        this.thread = thread;
        this.killed = killed;
        this.codes = codes;
    }

    @Override
    public boolean reach(List<StackTraceElement> frames) {
        // outside the lock: the thread itself may be waiting for it
        Set<String> names = frames.stream().map(StackTraceElement::getClassName).collect(Collectors.toSet());
        List<Code> found = codes.apply(names);
        synchronized (this) {
            if (!pardoned) {
                found.forEach(code -> reached.computeIfAbsent(code, this::condemn));
            }
            return !reached.isEmpty();
        }
    }

    private Order condemn(Code code) {
        Order order = Order.leave(thread, code.loader(), killed);
        code.checkpoint().add(order);
        return order;
    }

    @Override
    public synchronized void pardon() {
        pardoned = true;
        reached.forEach((code, order) -> code.checkpoint().remove(order));
        reached.clear();
    }
}
