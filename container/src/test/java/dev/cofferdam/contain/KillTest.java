package dev.cofferdam.contain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cofferdam.model.KillSwitch;
import dev.cofferdam.model.Killed;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way not to return ends when its thread is killed, and no other thread is touched. */
class KillTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private Containment containment;

    private final AtomicReference<Throwable> died = new AtomicReference<>();

    @BeforeEach
    void make() throws ReflectiveOperationException {
        containment = containment();
    }

    Containment containment() throws ReflectiveOperationException {
        return new Containment(WovenLoader.LOADERS, plugin -> true, fault -> {}, Clock.systemUTC());
    }

    private Thread start(Endless endless, String kernel) {
        Thread thread = new Thread(() -> endless.run(kernel), "endless-" + kernel);
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler((dead, thrown) -> died.set(thrown));
        thread.start();
        await().atMost(LIMIT)
                .until(() -> Arrays.stream(thread.getStackTrace())
                        .anyMatch(frame -> frame.getClassName().startsWith(Kernels.class.getName())
                                && !frame.getMethodName().equals("run")));
        return thread;
    }

    private static List<StackTraceElement> frames(Thread thread) {
        return Arrays.asList(thread.getStackTrace());
    }

    private static void end(KillSwitch.Kill kill, Thread thread) {
        await().atMost(LIMIT).pollInterval(Duration.ofMillis(5)).until(() -> {
            kill.reach(frames(thread));
            return !thread.isAlive();
        });
        kill.pardon();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "empty",
                "counted",
                "nested",
                "recursive",
                "stream",
                "comparator",
                "catchThrowable",
                "catchError",
                "nestedCatch",
                "catchAround",
                "finallyContinue",
                "loopInFinally",
                "synchronizedLoop",
                "classInitializer",
                "beforeSuper",
                "switchBack",
                "selfCatchingRecursion"
            })
    void whatDoesNotReturnIsLeft(String kernel) throws ReflectiveOperationException {
        WovenLoader loader = new WovenLoader(containment, "endless", Kernels.class);
        Thread thread = start(loader.make(Kernels.class, Endless.class), kernel);

        end(containment.condemn(thread, "endless"), thread);

        assertThat(died.get())
                .isInstanceOfSatisfying(
                        Killed.class, killed -> assertThat(killed.plugin()).isEqualTo("endless"));
    }

    @Test
    void whatSleepsIsLeftOnceItIsInterrupted() throws ReflectiveOperationException {
        WovenLoader loader = new WovenLoader(containment, "endless", Kernels.class);
        Thread thread = start(loader.make(Kernels.class, Endless.class), "sleeps");
        KillSwitch.Kill kill = containment.condemn(thread, "endless");
        assertThat(kill.reach(frames(thread))).isTrue();

        thread.interrupt();
        end(kill, thread);

        assertThat(died.get()).isInstanceOf(Killed.class);
    }

    @Test
    void anotherThreadInTheSameCodeGoesOn() throws ReflectiveOperationException {
        WovenLoader loader = new WovenLoader(containment, "endless", Kernels.class);
        Endless endless = loader.make(Kernels.class, Endless.class);
        Thread other = start(endless, "catchThrowable");
        Thread thread = start(endless, "catchThrowable");

        end(containment.condemn(thread, "endless"), thread);

        assertThat(other.isAlive()).isTrue();
        end(containment.condemn(other, "endless"), other);
    }

    @Test
    void whoIsPardonedGoesOn() throws ReflectiveOperationException {
        WovenLoader loader = new WovenLoader(containment, "endless", Kernels.class);
        Endless endless = loader.make(Kernels.class, Endless.class);
        Thread thread = start(endless, "sleeps");
        KillSwitch.Kill kill = containment.condemn(thread, "endless");
        kill.reach(frames(thread));

        kill.pardon();
        kill.reach(frames(thread));
        thread.interrupt();
        await().atMost(LIMIT).until(() -> !thread.isInterrupted());

        assertThat(thread.isAlive()).isTrue();
        end(interrupting(thread), thread);
    }

    private KillSwitch.Kill interrupting(Thread thread) {
        KillSwitch.Kill kill = containment.condemn(thread, "endless");
        return new KillSwitch.Kill() {
            @Override
            public boolean reach(List<StackTraceElement> frames) {
                boolean reached = kill.reach(frames);
                thread.interrupt();
                return reached;
            }

            @Override
            public void pardon() {
                kill.pardon();
            }
        };
    }

    @Test
    void whatIsNotWovenCannotBeReached() throws ReflectiveOperationException {
        Containment off = new Containment(WovenLoader.LOADERS, plugin -> false, fault -> {}, Clock.systemUTC());
        WovenLoader loader = new WovenLoader(off, "endless", Kernels.class);
        Thread thread = start(loader.make(Kernels.class, Endless.class), "sleeps");
        try {
            assertThat(off.condemn(thread, "endless").reach(frames(thread))).isFalse();
            assertThat(loader.woven(Kernels.class)).isEmpty();
            assertThat(off.weavings().get(new Containment.Owner("endless", 1)).on())
                    .isFalse();
        } finally {
            thread.interrupt();
        }
    }
}
