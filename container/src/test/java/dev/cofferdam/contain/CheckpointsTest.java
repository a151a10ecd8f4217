package dev.cofferdam.contain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import dev.cofferdam.model.KillSwitch;
import dev.cofferdam.model.Killed;
import java.lang.invoke.CallSite;
import java.lang.ref.WeakReference;
import java.lang.reflect.Field;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Loaders beyond the first so many share checkpoints, and what is meant for one of them does not reach the others. */
@Timeout(120)
class CheckpointsTest {
    private static final StackTraceElement IN_KERNELS =
            new StackTraceElement(Kernels.class.getName(), "run", "Kernels.java", 1);

    private static Containment containment(int most) {
        return new Containment(WovenLoader.LOADERS, plugin -> true, fault -> {}, Clock.systemUTC(), most);
    }

    private static WovenLoader loader(Containment containment, String plugin) throws ReflectiveOperationException {
        WovenLoader loader = new WovenLoader(containment, plugin, Kernels.class);
        loader.make(Kernels.class, Endless.class);
        return loader;
    }

    private static Class<?> checkpoint(ClassLoader loader) throws ClassNotFoundException {
        return Class.forName(CheckpointClasses.binaryName(CheckpointClasses.CHECKPOINT), true, loader);
    }

    @Test
    void theFirstHaveTheirOwnAndFurtherOnesShareInTurn() throws ReflectiveOperationException {
        Containment containment = containment(2);
        List<WovenLoader> loaders = List.of(
                loader(containment, "a"), loader(containment, "b"), loader(containment, "c"), loader(containment, "d"));

        assertThat(checkpoint(loaders.get(0))).isNotSameAs(checkpoint(loaders.get(1)));
        assertThat(List.of(checkpoint(loaders.get(2)), checkpoint(loaders.get(3))))
                .containsExactlyInAnyOrder(checkpoint(loaders.get(0)), checkpoint(loaders.get(1)));
    }

    @Test
    void aCondemnedThreadGoesOnInTheCodeOfOthersThatShare() throws Exception {
        Containment containment = containment(1);
        Endless condemned = loader(containment, "condemned").make(Kernels.class, Endless.class);
        WovenLoader other = new WovenLoader(containment, "other", Exits.class);
        Endless neighbour = other.make(Exits.class, Endless.class);
        assertThat(checkpoint(other)).isSameAs(checkpoint(condemned.getClass().getClassLoader()));
        AtomicBoolean back = new AtomicBoolean();
        AtomicLong visits = new AtomicLong();
        CompletableFuture<Throwable> ended = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            while (!back.get()) {
                neighbour.run("nothing of the kind");
                visits.incrementAndGet();
            }
            ended.complete(catchThrowable(() -> condemned.run("returns")));
        });
        thread.start();

        KillSwitch.Kill kill = containment.condemn(thread, "condemned");
        assertThat(kill.reach(List.of(IN_KERNELS))).isTrue();
        long then = visits.get();
        await().until(() -> visits.get() > then + 1000);
        back.set(true);

        assertThat(ended.get()).isInstanceOf(Killed.class);
        kill.pardon();
    }

    @Test
    void whoHasHadToBeKilledSharesWithNobodyFromItsNextGenerationOn() throws ReflectiveOperationException {
        Containment containment = containment(1);
        WovenLoader offender = loader(containment, "offender");
        WovenLoader neighbour = loader(containment, "neighbour");

        KillSwitch.Kill kill = containment.condemn(new Thread(), "offender");
        kill.reach(List.of(IN_KERNELS));
        kill.pardon();
        WovenLoader next = loader(containment, "offender");
        WovenLoader other = loader(containment, "other");

        assertThat(checkpoint(next)).isNotIn(checkpoint(offender), checkpoint(neighbour), checkpoint(other));
        assertThat(checkpoint(other)).isSameAs(checkpoint(neighbour));
    }

    @Test
    void whereNoClassCanBeLentTheLoaderDefinesItsOwn() throws ReflectiveOperationException {
        Containment containment =
                new Containment(WovenLoader.CLOSED, plugin -> true, fault -> {}, Clock.systemUTC(), 1);
        WovenLoader loader = loader(containment, "closed");

        assertThat(checkpoint(loader).getClassLoader()).isSameAs(loader);
        assertKills(containment, loader);
    }

    @Test
    void whoGetsHoldOfTheClassCannotMakeItCallAnythingElse() throws ReflectiveOperationException {
        Containment containment = containment(1);
        WovenLoader loader = loader(containment, "curious");
        Field links = checkpoint(loader).getDeclaredField("links");
        links.setAccessible(true);
        assertThat(links.get(null)).isNull();

        Function<String, CallSite> own = name -> {
            throw new IllegalStateException(name);
        };
        links.set(null, own);

        assertKills(containment, loader);
    }

    private static void assertKills(Containment containment, WovenLoader loader) throws ReflectiveOperationException {
        Endless endless = loader.make(Kernels.class, Endless.class);
        KillSwitch.Kill kill = containment.condemn(Thread.currentThread(), "any");
        assertThat(kill.reach(List.of(IN_KERNELS))).isTrue();
        assertThat(catchThrowable(() -> endless.run("catchThrowable"))).isInstanceOf(Killed.class);
        kill.pardon();
        endless.run("returns");
    }

    @Test
    void aLoaderThatNobodyUsesIsCollected() throws ReflectiveOperationException {
        Containment sharing = containment(1);
        Containment closed = new Containment(WovenLoader.CLOSED, plugin -> true, fault -> {}, Clock.systemUTC(), 1);
        List<WeakReference<ClassLoader>> gone =
                List.of(new WeakReference<>(loader(sharing, "shares")), new WeakReference<>(loader(closed, "closed")));

        await().atMost(Duration.ofSeconds(60)).until(() -> {
            System.gc();
            return gone.stream().allMatch(loader -> loader.refersTo(null));
        });
    }
}
