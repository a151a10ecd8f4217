package dev.cofferdam.contain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The checkpoints that loaders are given. The first so many loaders have one each; further ones share those that the fewest have.
 * Each class has a home of its own, because all have one name. To be used by one thread at a time.
 */
final class Checkpoints {
    static final byte[] BYTES = CheckpointClasses.checkpoint();

    private final int most;
    private final List<Checkpoint> all = new ArrayList<>();

    /** @param most how many there are at most of those that are shared when there are more loaders */
    Checkpoints(int most) {
        this.most = most;
    }

    /** One that nobody else has, and nobody else is given. */
    static Checkpoint alone() throws ReflectiveOperationException {
        return Checkpoint.lendable(new Home().define());
    }

    /**
     * One that nobody else has as long as there are enough.
     *
     * @param inUse those that loaders have, one for each loader
     */
    Checkpoint next(Stream<Checkpoint> inUse) throws ReflectiveOperationException {
        Map<Checkpoint, Long> users = inUse.collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        Optional<Checkpoint> least =
                all.stream().min(Comparator.comparing(checkpoint -> users.getOrDefault(checkpoint, 0L)));
        if (all.size() < most && least.filter(each -> !users.containsKey(each)).isEmpty()) {
            Checkpoint fresh = alone();
            all.add(fresh);
            return fresh;
        }
        Checkpoint chosen = least.orElseThrow();
        chosen.share(users.containsKey(chosen));
        return chosen;
    }

    /** Knows nothing but its class and the JDK's. */
    private static final class Home extends ClassLoader {
        Home() {
            super(null);
        }

        Class<?> define() {
            return defineClass(CheckpointClasses.binaryName(CheckpointClasses.CHECKPOINT), BYTES, 0, BYTES.length);
        }
    }
}
