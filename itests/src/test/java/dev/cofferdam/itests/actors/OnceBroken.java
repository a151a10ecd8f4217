package dev.cofferdam.itests.actors;

import dev.cofferdam.samples.min.Min;
import dev.cofferdam.samples.min.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.osgi.framework.BundleContext;

/** A plugin that a restart cures: its first generation throws in every call, and all later ones work. */
public final class OnceBroken extends PlainMin {
    /** The header that names the file by which a generation knows that there was one before it. */
    public static final String TRACE = "Once-Broken-Trace";

    private boolean works;

    /** For the framework. */
    public OnceBroken() {}

    @Override
    public void start(BundleContext context) throws IOException {
        Path trace = Path.of(context.getBundle().getHeaders().get(TRACE));
        works = Files.exists(trace);
        Files.write(trace, new byte[0]);
        context.registerService(Min.class, this, null);
    }

    @Override
    public int min(State state, int a, int b) {
        state.count();
        if (!works) {
            throw new IllegalStateException("once-broken is broken until it is restarted, by design");
        }
        return Math.min(a, b);
    }
}
