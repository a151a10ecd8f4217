package dev.cofferdam.itests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.PluginInfo;
import dev.cofferdam.api.fault.PluginException;
import dev.cofferdam.itests.actors.Whimsical;
import dev.cofferdam.itests.actors.Whimsical.Whim;
import dev.cofferdam.model.PluginState;
import dev.cofferdam.samples.min.Min;
import dev.cofferdam.samples.min.State;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One plugin of the soak test, and what is done to it. Confined to the script's thread. */
final class Soaked {
    private final TestBed bed;
    private final Path temp;
    private final String name;
    private int revision;
    private Min min;

    Soaked(TestBed bed, Path temp, String name) {
        this.bed = bed;
        this.temp = temp;
        this.name = name;
    }

    Min min() {
        return min;
    }

    /** The proxy of the plugin's service: the one that nobody else has. */
    Min found(List<Min> known) {
        bed.await(name, PluginState.ACTIVE);
        min = bed.minBesides(known.toArray(Min[]::new));
        return min;
    }

    /** Drops the next revision. */
    void drop() {
        bed.drop(jar(false), name + ".jar");
    }

    void dropBroken() {
        bed.drop(jar(true), name + ".jar");
    }

    /** Drops the next revision, and waits until it serves. */
    void update() {
        drop();
        bed.awaitVersion(name, "1.0." + revision);
    }

    void restart() throws InterruptedException {
        await(bed.container().restart(name));
    }

    void stopAndStart() throws InterruptedException {
        await(bed.container().stop(name));
        await(bed.container().start(name));
    }

    void quarantineAndRelease() throws InterruptedException {
        await(bed.container().quarantine(name, "the soak test wants it"));
        await(bed.container().release(name));
    }

    /** Makes the plugin misbehave in some calls. */
    void misbehave(Whim whim, int times) {
        for (int i = 0; i < times; i++) {
            try {
                min.min(new State(), Whimsical.MISBEHAVE, whim.ordinal());
            } catch (PluginException expected) {
                assertThat(expected.plugin()).isEqualTo(name);
            }
        }
    }

    /** Whatever was done to it last, brings it back with a revision that works. */
    void comeBack() {
        drop();
        String version = "1.0." + revision;
        Waiting.until("'" + name + "' " + version + " serves", Waiting.LONG_LIMIT)
                .until(() -> {
                    PluginInfo plugin = bed.plugin(name);
                    return plugin.state() == PluginState.ACTIVE
                            && plugin.revision().version().equals(version);
                });
    }

    void awaitAnswer() {
        Waiting.until("the proxy of '" + name + "' answers")
                .ignoreExceptions()
                .until(() -> min.min(new State(), 7, 3) == 3);
    }

    private static void await(CompletionStage<Void> done) throws InterruptedException {
        try {
            done.toCompletableFuture().get(Waiting.LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError("what was asked for does not end", e);
        }
    }

    private Path jar(boolean broken) {
        revision++;
        Recipe recipe = Recipe.plugin(name, "1.0." + revision, Whimsical.class, Recipe.OFFERS_MIN);
        return (broken ? recipe.header(Whimsical.BROKEN, "yes") : recipe).jar(temp.resolve(name + ".made"));
    }
}
