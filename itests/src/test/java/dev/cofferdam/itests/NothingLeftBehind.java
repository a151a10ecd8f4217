package dev.cofferdam.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** No test class leaves threads, processes, listening ports or temporary files behind. Applied to all of them. */
public final class NothingLeftBehind implements BeforeAllCallback, AfterAllCallback {
    private static final Namespace NAMESPACE = Namespace.create(NothingLeftBehind.class);

    /** What the JDK and the tests' libraries keep for later use. */
    private static final List<String> NOT_OURS = List.of(
            "ForkJoinPool.commonPool",
            "CompletableFutureDelayScheduler",
            "process reaper",
            "Attach Listener",
            "Cleaner-",
            "Common-Cleaner",
            "FileSystemWatcher",
            "PromiseFactory,",
            "surefire-",
            "junit-",
            "awaitility");

    /** A bad actor that hangs in its start or stop holds its bundle's lock, so that Felix itself never ends. */
    private static final List<String> LOCKING = List.of(
            "dev.cofferdam.samples.faulty.starthangs.Activator", "dev.cofferdam.samples.faulty.stophangs.Activator");

    /** For the service loader. */
    public NothingLeftBehind() {}

    private record Surroundings(Set<Thread> threads, Set<Path> files, Set<String> ports) {}

    @Override
    public void beforeAll(ExtensionContext context) {
        context.getStore(NAMESPACE)
                .put("before", new Surroundings(Thread.getAllStackTraces().keySet(), files(), ListeningPorts.own()));
    }

    @Override
    public void afterAll(ExtensionContext context) {
        Surroundings before = context.getStore(NAMESPACE).get("before", Surroundings.class);
        Waiting.until("no thread is left")
                .untilAsserted(() -> assertThat(threadsBesides(before.threads()))
                        .as("threads left by %s", context.getDisplayName())
                        .isEmpty());
        Waiting.until("no process is left")
                .untilAsserted(() -> assertThat(ProcessHandle.current().descendants())
                        .as("processes left by %s", context.getDisplayName())
                        .isEmpty());
        assertThat(files())
                .as("temporary files left by %s", context.getDisplayName())
                .isEqualTo(before.files());
        assertThat(ListeningPorts.own())
                .as("ports left open by %s", context.getDisplayName())
                .isEqualTo(before.ports());
    }

    private static List<String> threadsBesides(Set<Thread> before) {
        boolean held = Thread.getAllStackTraces().values().stream().anyMatch(stack -> in(LOCKING, stack));
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(entry -> !before.contains(entry.getKey()))
                .filter(entry -> NOT_OURS.stream().noneMatch(entry.getKey().getName()::startsWith))
                .filter(entry -> !abandoned(entry.getValue()))
                .filter(entry -> !held || !ofFramework(entry.getKey().getName()))
                .map(entry -> entry.getKey().getName() + " at " + List.of(entry.getValue()))
                .toList();
    }

    private static boolean ofFramework(String thread) {
        return thread.startsWith("Felix") || thread.equals("cofferdam-stop-framework");
    }

    /** A bad actor that does not listen is still at work in it: no JVM can end such a thread from outside. */
    private static boolean abandoned(StackTraceElement[] stack) {
        return Stream.of(stack).anyMatch(frame -> frame.getClassName().startsWith("dev.cofferdam.samples.faulty."));
    }

    private static boolean in(List<String> classes, StackTraceElement[] stack) {
        return Stream.of(stack).anyMatch(frame -> classes.contains(frame.getClassName()));
    }

    private static Set<Path> files() {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
