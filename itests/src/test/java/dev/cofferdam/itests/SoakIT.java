package dev.cofferdam.itests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.Setting;
import dev.cofferdam.itests.actors.Whimsical.Whim;
import dev.cofferdam.samples.min.Min;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many callers, and a script that updates, restarts, crashes, hangs, stops, quarantines and releases plugins at random. The
 * seed is printed; {@code -Dsoak.seed} repeats the script, {@code -Dsoak.duration} says for how long, as {@code PT2M}.
 */
class SoakIT {
    private static final int CALLERS = 32;
    private static final int STEADY = 4;
    private static final int ROUGH = 4;

    /** What the script does. */
    private enum Act {
        UPDATE_STEADY,
        RESTART_STEADY,
        UPDATE_ROUGH,
        UPDATE_ROUGH_BADLY,
        CRASH,
        ERR,
        OVERFLOW,
        HANG,
        STOP_AND_START,
        QUARANTINE_AND_RELEASE
    }

    @TempDir
    private Path temp;

    private final long seed = Long.getLong("soak.seed", System.nanoTime());
    private final Duration duration = Duration.parse(System.getProperty("soak.duration", "PT2M"));
    private final Random random = new Random(seed);
    private final Map<Act, Integer> acts = new EnumMap<>(Act.class);
    private final List<Soaked> steady = new ArrayList<>();
    private final List<Soaked> rough = new ArrayList<>();

    @Test
    void noCallerNoticesMoreThanItMust() throws InterruptedException {
        System.out.printf("SoakIT: seed %d, for %s%n", seed, duration);
        try (TestBed bed = TestBed.sharingMin(
                temp,
                builder -> builder.set(Setting.TOLERANCE, "3")
                        .set(Setting.INTENSITY, "1000")
                        .set(Setting.BACKOFF_FIRST, "10ms")
                        .set(Setting.BACKOFF_MAX, "100ms")
                        .set(Setting.CALL_DEADLINE, "3s")
                        .set(Setting.PROBATION, "300ms"))) {
            List<Min> known = new ArrayList<>();
            for (int i = 0; i < STEADY + ROUGH; i++) {
                Soaked plugin = new Soaked(bed, temp, (i < STEADY ? "steady-" : "rough-") + i);
                plugin.drop();
                known.add(plugin.found(known));
                (i < STEADY ? steady : rough).add(plugin);
            }
            Leftovers before = Leftovers.now();

            List<Soaker> callers = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                callers.add(new Soaker(seed + i, proxies(steady), proxies(rough)));
            }
            callers.forEach(Soaker::start);
            long end = System.nanoTime() + duration.toNanos();
            while (System.nanoTime() < end && callers.stream().allMatch(Soaker::fine)) {
                act(Act.values()[random.nextInt(Act.values().length)]);
            }
            rough.forEach(Soaked::comeBack);
            for (Soaker caller : callers) {
                caller.end();
            }

            long calls = callers.stream().mapToLong(Soaker::calls).sum();
            long turnedAway = callers.stream().mapToLong(Soaker::turnedAway).sum();
            System.out.printf(
                    "SoakIT: %,d calls, of which %,d were ended by a fault of their plugin, or while it was away; %s%n",
                    calls, turnedAway, acts);
            assertThat(callers.stream().flatMap(caller -> caller.failures().stream()))
                    .as("seed %d: lost calls, and exceptions that are nobody's", seed)
                    .isEmpty();
            rough.forEach(Soaked::awaitAnswer);
            steady.forEach(Soaked::awaitAnswer);
            before.awaitNoMore();
        }
    }

    private static List<Min> proxies(List<Soaked> plugins) {
        return plugins.stream().map(Soaked::min).toList();
    }

    private void act(Act act) throws InterruptedException {
        acts.merge(act, 1, Integer::sum);
        Soaked calm = steady.get(random.nextInt(STEADY));
        Soaked wild = rough.get(random.nextInt(ROUGH));
        switch (act) {
            case UPDATE_STEADY -> calm.update();
            case RESTART_STEADY -> calm.restart();
            case UPDATE_ROUGH -> wild.drop();
            case UPDATE_ROUGH_BADLY -> wild.dropBroken();
            case CRASH -> wild.misbehave(Whim.THROW, 5);
            case ERR -> wild.misbehave(Whim.ERR, 1);
            case OVERFLOW -> wild.misbehave(Whim.OVERFLOW, 1);
            case HANG -> wild.misbehave(Whim.HANG, 1);
            case STOP_AND_START -> wild.stopAndStart();
            case QUARANTINE_AND_RELEASE -> wild.quarantineAndRelease();
            default -> throw new IllegalArgumentException(act.name());
        }
    }
}
