package dev.cofferdam.boot;

import dev.cofferdam.Cofferdam;
import dev.cofferdam.PluginContainer;
import dev.cofferdam.PluginEvent;
import dev.cofferdam.model.PluginState;
import dev.cofferdam.shell.Prompt;
import java.io.Console;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the container until the person leaves, or the process is told to end. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "Runs the container, with a prompt if there is a terminal.")
final class RunCommand implements Callable<Integer> {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    @Option(names = "--plugins", paramLabel = "DIR", description = "the folder to watch; default: plugins/")
    private Path plugins;

    @Option(names = "--data", paramLabel = "DIR", description = "what the container keeps; default: data/")
    private Path data;

    @Option(names = "--headless", description = "no prompt, even if there is a terminal")
    private boolean headless;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Home home = Home.find();
        Path watched = plugins == null ? home.plugins() : plugins;
        Path kept = data == null ? home.data() : data;
        PrintStream out = System.out;
        AtomicReference<Consumer<String>> told = new AtomicReference<>(out::println);
        CountDownLatch closed = new CountDownLatch(1);
        try (PluginContainer container = home.furnish(Cofferdam.builder())
                .plugins(watched)
                .data(kept)
                .listener(event -> told.get().accept(line(event)))
                .start()) {
            Thread ending = new Thread(() -> end(container, closed), "cofferdam-end");
            Runtime.getRuntime().addShutdownHook(ending);
            boolean prompt = !headless && System.console() != null && interactive();
            welcome(container, watched, prompt).lines().forEach(out::println);
            if (prompt) {
                try (Prompt shell = new Prompt(container, kept.resolve("history"))) {
                    told.set(shell::tell);
                    shell.run();
                } finally {
                    told.set(out::println);
                }
            } else {
                closed.await();
            }
        }
        return 0;
    }

    /** From JDK 22 on there is a console even where there is no terminal; it knows. */
    private static boolean interactive() {
        try {
            return (Boolean) Console.class.getMethod("isTerminal").invoke(System.console());
        } catch (ReflectiveOperationException before22) {
            return true;
        }
    }

    private static void end(PluginContainer container, CountDownLatch closed) {
        container.close();
        closed.countDown();
    }

    private static String welcome(PluginContainer container, Path watched, boolean prompt) {
        long all = container.plugins().size();
        long active = container.plugins().stream()
                .filter(plugin -> plugin.state() == PluginState.ACTIVE)
                .count();
        String next = prompt
                ? "Type 'plugin:list', 'help' for all commands, or 'exit' to leave."
                : "No terminal: running until SIGTERM or SIGINT.";
        return String.join(
                "\n",
                "Cofferdam watches " + watched.toAbsolutePath() + " on Java "
                        + Runtime.version().feature() + ".",
                all == 0 ? "No plugins yet." : active + " of " + all + " plugins run.",
                "Drop a jar there to start a plugin, replace it to update, remove it to retire.",
                "What cannot run has a note beside it: <name>.jar.failed.",
                next);
    }

    private static String line(PluginEvent event) {
        return TIME.format(event.at().atZone(ZoneId.systemDefault())) + " " + event.plugin()
                + (event.version().isEmpty() ? " " : " " + event.version() + " ")
                + event.text().replace("\n", "\n    ");
    }
}
