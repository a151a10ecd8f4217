package dev.cofferdam.itests.actors;

import dev.cofferdam.itests.desk.Well;
import java.lang.reflect.Proxy;
import java.util.Iterator;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** A well without a bottom, or one that gives a drop and then nothing more; a header says which. */
public final class BottomlessWell implements BundleActivator, Well {
    /** The header: {@code endless}, {@code hangs}, or {@code own} for a stream that hangs before its first element. */
    public static final String HOW = "Well-How";

    private String how = "";

    /** For the framework. */
    public BottomlessWell() {}

    @Override
    public void start(BundleContext context) {
        how = context.getBundle().getHeaders().get(HOW);
        context.registerService(Well.class, this, null);
    }

    @Override
    public void stop(BundleContext context) {}

    @Override
    public Iterator<String> drops() {
        return Stream.iterate(0, number -> number + 1).map(this::drop).iterator();
    }

    @Override
    public Iterable<String> all() {
        return this::drops;
    }

    @Override
    @SuppressWarnings("unchecked")
    public Stream<String> flow() {
        Stream<String> flow = Stream.iterate(0, number -> number + 1).map(this::drop);
        return !how.equals("own")
                ? flow
                : (Stream<String>) Proxy.newProxyInstance(
                        BottomlessWell.class.getClassLoader(),
                        new Class<?>[] {Stream.class},
                        (proxy, method, given) -> {
                            dry();
                            return method.invoke(flow, given);
                        });
    }

    private String drop(int number) {
        if (number > 0 && !how.equals("endless")) {
            dry();
        }
        return "drop " + number;
    }

    private static void dry() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("the well is dry, by design", e);
        }
    }
}
