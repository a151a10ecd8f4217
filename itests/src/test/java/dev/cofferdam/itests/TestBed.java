package dev.cofferdam.itests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.Cofferdam;
import dev.cofferdam.ContainerBuilder;
import dev.cofferdam.PluginContainer;
import dev.cofferdam.PluginEvent;
import dev.cofferdam.PluginInfo;
import dev.cofferdam.model.Fault;
import dev.cofferdam.model.PluginState;
import dev.cofferdam.samples.min.Min;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/** An embedded container with a plugin folder of its own and the services of the distribution on board. */
final class TestBed implements AutoCloseable {
    private final Path home;
    private final Path folder;
    private final List<PluginEvent> events = new CopyOnWriteArrayList<>();
    private final PluginContainer container;

    private TestBed(Path home, UnaryOperator<ContainerBuilder> more) {
        this.home = home;
        folder = home.resolve("plugins");
        container = more.apply(Cofferdam.builder()
                        .plugins(folder)
                        .data(home.resolve("data"))
                        .bundles(Built.bundles())
                        .listener(events::add))
                .start();
    }

    /** A container whose host shares the contract {@code Min} with plugins. */
    static TestBed sharingMin(Path home) {
        return sharingMin(home, UnaryOperator.identity());
    }

    /** A container whose host shares the contract {@code Min} with plugins. */
    static TestBed sharingMin(Path home, UnaryOperator<ContainerBuilder> more) {
        return new TestBed(home, builder -> more.apply(builder.hostPackage(Min.class.getPackageName())));
    }

    /** A container whose host shares nothing. */
    static TestBed sharingNothing(Path home, UnaryOperator<ContainerBuilder> more) {
        return new TestBed(home, more);
    }

    PluginContainer container() {
        return container;
    }

    Path folder() {
        return folder;
    }

    List<PluginEvent> events() {
        return events;
    }

    /** Drops a sample, and waits until it is active. */
    PluginInfo run(String sample) {
        drop(sample);
        return await(sample, PluginState.ACTIVE);
    }

    void drop(String sample) {
        drop(Built.sample(sample), sample + ".jar");
    }

    /** Drops a jar: it arrives under another name, and is there at once when it is renamed. */
    void drop(Path jar, String fileName) {
        try {
            Path arriving = Files.copy(jar, folder.resolve(fileName + ".part"), StandardCopyOption.REPLACE_EXISTING);
            Files.move(
                    arriving,
                    folder.resolve(fileName),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Drops a bad actor as a plugin of that name. */
    void attack(String name, Class<?> actor, UnaryOperator<Recipe> more) {
        drop(Attack.plugin(home, name, actor, more), name + ".jar");
    }

    /** Drops a bad actor as a plugin of that name. */
    void attack(String name, Class<?> actor) {
        attack(name, actor, UnaryOperator.identity());
    }

    /** Runs an actor that answers questions. */
    @SuppressWarnings("unchecked")
    UnaryOperator<String> witness(String name, Class<?> actor) {
        attack(name, actor);
        await(name, PluginState.ACTIVE);
        return container.service(UnaryOperator.class);
    }

    /** Drops a revision of a plugin, and waits until it serves. */
    PluginInfo update(String plugin, Path jar, String version) {
        drop(jar, plugin + ".jar");
        return awaitVersion(plugin, version);
    }

    void remove(String fileName) {
        try {
            Files.delete(folder.resolve(fileName));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    PluginInfo plugin(String name) {
        return container.plugin(name).orElseThrow(() -> new AssertionError("there is no plugin '" + name + "'"));
    }

    PluginInfo await(String plugin, PluginState state) {
        Waiting.until("'" + plugin + "' is " + state)
                .untilAsserted(() -> assertThat(container.plugin(plugin))
                        .hasValueSatisfying(info ->
                                assertThat(info.state()).as(info.reason()).isEqualTo(state)));
        return plugin(plugin);
    }

    /** Waits until a revision of that version serves. */
    PluginInfo awaitVersion(String plugin, String version) {
        Waiting.until("'" + plugin + "' " + version + " serves")
                .untilAsserted(() -> assertThat(container.plugin(plugin))
                        .hasValueSatisfying(info -> assertThat(info)
                                .returns(PluginState.ACTIVE, PluginInfo::state)
                                .returns(version, each -> each.revision().version())));
        return plugin(plugin);
    }

    /** Waits until that generation serves. */
    PluginInfo awaitGeneration(String plugin, int generation) {
        Waiting.until("generation " + generation + " of '" + plugin + "' serves")
                .untilAsserted(() -> assertThat(container.plugin(plugin))
                        .hasValueSatisfying(info -> assertThat(info)
                                .returns(PluginState.ACTIVE, PluginInfo::state)
                                .returns(generation, PluginInfo::generation)));
        return plugin(plugin);
    }

    /** Waits for a fault of a plugin, and answers the first. */
    Fault awaitFault(String plugin) {
        Waiting.until("'" + plugin + "' has a fault")
                .until(() -> !container.faults(plugin).isEmpty());
        return container.faults(plugin).get(0);
    }

    void awaitGone(String plugin) {
        Waiting.until("'" + plugin + "' is gone")
                .until(() -> container.plugin(plugin).isEmpty());
    }

    /** Waits for the note beside a jar that cannot be used, and answers what it says. */
    String awaitNote(String fileName) {
        Path note = note(fileName);
        Waiting.until("there is a note '" + note + "'").until(() -> Files.exists(note));
        try {
            return Files.readString(note);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void awaitNoNote(String fileName) {
        Path note = note(fileName);
        Waiting.until("there is no note '" + note + "'").until(() -> Files.notExists(note));
    }

    Path note(String fileName) {
        return folder.resolve(fileName + ".failed");
    }

    /** The best {@code Min} there is, once there is one. */
    Min min() {
        Waiting.until("somebody offers Min")
                .until(() -> !container.services(Min.class).isEmpty());
        return container.service(Min.class);
    }

    /** The one {@code Min} besides those that are known already, once there is one. */
    Min minBesides(Min... known) {
        List<Min> old = List.of(known);
        Waiting.until("somebody else offers Min")
                .until(() -> container.services(Min.class).stream().anyMatch(each -> !old.contains(each)));
        return container.services(Min.class).stream()
                .filter(each -> !old.contains(each))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        container.close();
    }
}
