package dev.cofferdam.itests.actors;

import dev.cofferdam.samples.min.Min;
import dev.cofferdam.samples.min.State;
import java.util.function.IntConsumer;
import org.osgi.framework.BundleContext;

/** A plugin that ends the JVM, where and how headers of its jar say. */
public final class WantsOut extends PlainMin {
    /** The header that says where: {@code start}, {@code call} or {@code thread}. */
    public static final String WHERE = "Wants-Out-In";

    /** The header that says how: {@code call}, {@code halt}, {@code reference} or {@code reflection}. */
    public static final String HOW = "Wants-Out-By";

    /** What it ends the JVM with. */
    public static final int STATUS = 3;

    private String where = "";
    private String how = "";

    /** For the framework. */
    public WantsOut() {}

    @Override
    public void start(BundleContext context) throws ReflectiveOperationException {
        where = context.getBundle().getHeaders().get(WHERE);
        how = context.getBundle().getHeaders().get(HOW);
        context.registerService(Min.class, this, null);
        if (where.equals("start")) {
            end();
        }
        if (where.equals("thread")) {
            new Thread(this::endUnchecked, "wants-out").start();
        }
    }

    @Override
    public int min(State state, int a, int b) {
        if (where.equals("call")) {
            endUnchecked();
        }
        return Math.min(a, b);
    }

    private void endUnchecked() {
        try {
            end();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private void end() throws ReflectiveOperationException {
        IntConsumer exit = System::exit;
        switch (how) {
            case "call" -> System.exit(STATUS);
            case "halt" -> Runtime.getRuntime().halt(STATUS);
            case "reference" -> exit.accept(STATUS);
            case "reflection" -> System.class.getMethod("exit", int.class).invoke(null, STATUS);
            default -> throw new IllegalArgumentException(how);
        }
    }
}
