package dev.cofferdam.itests.actors;

import dev.cofferdam.api.plugin.CapturedState;
import dev.cofferdam.api.plugin.StateHandover;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Counts how often it was asked for its state, and writes down what it told last, and what it was given. */
public final class Ticking implements BundleActivator, StateHandover {
    /** Into which folder it writes. */
    public static final String FOLDER = "Ticking-Folder";
    /** The file with what it told last. */
    public static final String TOLD = "told.txt";
    /** The file with what it was given. */
    public static final String GIVEN = "given.txt";

    private static final Duration INTERVAL = Duration.ofMillis(100);

    private Path folder;
    private int ticks;

    /** For the framework. */
    public Ticking() {}

    @Override
    public void start(BundleContext context) {
        folder = Path.of(context.getBundle().getHeaders("").get(FOLDER));
        context.registerService(StateHandover.class, this, null);
    }

    @Override
    public void stop(BundleContext context) {}

    @Override
    public CapturedState capture() throws IOException {
        ticks++;
        write(TOLD);
        return CapturedState.of(1, Map.of("ticks", ticks));
    }

    @Override
    public boolean restore(CapturedState state) throws IOException {
        ticks = (Integer) state.values().get("ticks");
        write(GIVEN);
        return true;
    }

    private void write(String file) throws IOException {
        Path copy = Files.writeString(folder.resolve(file + ".part"), String.valueOf(ticks));
        Files.move(copy, folder.resolve(file), StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public Duration interval() {
        return INTERVAL;
    }
}
