package dev.cofferdam.boot;

import dev.cofferdam.Cofferdam;
import dev.cofferdam.PluginContainer;
import dev.cofferdam.PluginInfo;
import dev.cofferdam.Setting;
import dev.cofferdam.model.PluginState;
import dev.cofferdam.model.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.felix.service.command.CommandProcessor;
import org.apache.felix.service.command.CommandSession;

/** The story that the sample plugins tell: one works, two do not fit, one breaks. Each step says whether it went as it should. */
final class Demo {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int MOST_CALLS = 10_000;

    private final Home home;
    private final PrintStream out;
    private boolean allWell = true;

    Demo(Home home, PrintStream out) {
        this.home = home;
        this.out = out;
    }

    /** Whether all went as it should. */
    boolean run() throws Exception {
        Path folder = Files.createTempDirectory("cofferdam-demo");
        try (PluginContainer container = home.furnish(Cofferdam.builder())
                .plugins(folder)
                .set(Setting.TOLERANCE, "2")
                .set(Setting.BACKOFF_FIRST, "50ms")
                .set(Setting.INTENSITY, "2")
                .start()) {
            tell(container, folder);
        } finally {
            DataFolder.remove(folder);
        }
        out.println();
        out.println(allWell ? "All went as it should." : "Not all went as it should: see the lines that say NO.");
        return allWell;
    }

    private void tell(PluginContainer container, Path folder) throws Exception {
        title("min-api: a contract, and min-caller, which calls whoever implements it");
        drop("min-api", folder);
        drop("min-caller", folder);
        expect(
                "both run",
                () -> state(container, "min-api", PluginState.ACTIVE)
                        && state(container, "min-caller", PluginState.ACTIVE));

        title("min: a plugin that works");
        drop("min", folder);
        expect("it runs", () -> state(container, "min", PluginState.ACTIVE));
        expect("min:call 7 3 is answered with 3", () -> call(container).contains("says 3"));
        out.println(indented(call(container)));

        title("min-version-mismatch: built against version 2 of the contract");
        drop("min-version-mismatch", folder);
        expect("it is refused", () -> state(container, "min-version-mismatch", PluginState.REFUSED));
        why(container, "min-version-mismatch");

        title("min-wrong-type: built against a contract jar that lies about its types");
        drop("min-wrong-type", folder);
        expect("it is refused", () -> state(container, "min-wrong-type", PluginState.REFUSED));
        why(container, "min-wrong-type");

        title("min-panic: a plugin that throws whenever it is called");
        drop("min-panic", folder);
        expect("it runs", () -> state(container, "min-panic", PluginState.ACTIVE));
        panic(container);
        expect(
                "the caller and the plugin that works go on",
                () -> call(container).contains("min 0.1.0 says 3"));
        out.println(indented(call(container)));
    }

    private void panic(PluginContainer container) throws Exception {
        int restarts = -1;
        for (int i = 0; i < MOST_CALLS && !state(container, "min-panic", PluginState.QUARANTINED); i++) {
            call(container);
            int now = container.plugin("min-panic").map(PluginInfo::restarts).orElse(0);
            if (now > Math.max(restarts, 0)) {
                out.println("    restarted, " + now + (now == 1 ? " time" : " times") + " so far");
            }
            restarts = now;
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
        expect(
                "it is restarted, and goes into quarantine when it goes on",
                () -> state(container, "min-panic", PluginState.QUARANTINED));
        container.plugin("min-panic").ifPresent(plugin -> out.println(indented(plugin.reason())));
    }

    private String call(PluginContainer container) {
        try (CommandSession session = container
                .service(CommandProcessor.class)
                .createSession(
                        InputStream.nullInputStream(),
                        OutputStream.nullOutputStream(),
                        OutputStream.nullOutputStream())) {
            return String.valueOf(session.execute("min:call 7 3"));
        } catch (Exception e) {
            return "min:call failed: " + e.getMessage();
        }
    }

    private void drop(String sample, Path folder) throws IOException {
        Path jar = home.samples().resolve(sample + ".jar");
        Path arriving = folder.resolve(sample + ".jar.part");
        Files.copy(jar, arriving);
        Files.move(arriving, folder.resolve(sample + ".jar"));
        out.println("    dropped " + sample + ".jar");
    }

    private void why(PluginContainer container, String name) {
        container.plugin(name).ifPresent(plugin -> out.println(indented(new Verdict(name, plugin.findings()).text())));
    }

    private void expect(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        boolean met = condition.getAsBoolean();
        while (!met && System.nanoTime() < end) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
            met = condition.getAsBoolean();
        }
        out.println("    " + (met ? "yes: " : "NO:  ") + what);
        allWell &= met;
    }

    private static boolean state(PluginContainer container, String name, PluginState state) {
        return container.plugin(name).filter(plugin -> plugin.state() == state).isPresent();
    }

    private void title(String text) {
        out.println();
        out.println(text);
    }

    private static String indented(String text) {
        return text.indent(6).stripTrailing();
    }
}
