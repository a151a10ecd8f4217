package dev.cofferdam.itests.actors;

import dev.cofferdam.samples.min.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.osgi.framework.FrameworkUtil;

/** A plugin with a class whose initialiser fails in the first generation, and so is never initialised there. */
public final class StaticFailure extends PlainMin {
    /** The header that names the file by which a generation knows that there was one before it. */
    public static final String TRACE = "Static-Failure-Trace";

    /** For the framework. */
    public StaticFailure() {}

    @Override
    public int min(State state, int a, int b) {
        return Fragile.works() ? Math.min(a, b) : 0;
    }

    /** The class that is initialised, or not, by the first call. */
    public static final class Fragile {
        static {
            try {
                Path trace = Path.of(
                        FrameworkUtil.getBundle(Fragile.class).getHeaders().get(TRACE));
                boolean first = Files.notExists(trace);
                Files.write(trace, new byte[0]);
                if (first) {
                    throw new IllegalStateException("this class is not initialised, by design");
                }
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        private Fragile() {}

        static boolean works() {
            return true;
        }
    }
}
