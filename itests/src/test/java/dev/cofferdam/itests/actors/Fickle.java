package dev.cofferdam.itests.actors;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Does what it is asked to; how it starts and stops is said by files in a folder that its manifest names. */
public final class Fickle implements BundleActivator {
    /** The header that names the folder. */
    public static final String FOLDER = "Fickle-Folder";

    /** The file that makes its start throw. */
    public static final String START_THROWS = "start-throws";
    /** The file that makes its start hang. */
    public static final String START_HANGS = "start-hangs";
    /** The file that makes its stop hang. */
    public static final String STOP_HANGS = "stop-hangs";

    private static final Map<String, CountDownLatch> WAITING = new ConcurrentHashMap<>();

    private Path folder = Path.of("");

    /** For the framework. */
    public Fickle() {}

    @Override
    public void start(BundleContext context) throws InterruptedException {
        folder = Path.of(context.getBundle().getHeaders("").get(FOLDER));
        if (Files.exists(folder.resolve(START_THROWS))) {
            throw new IllegalStateException("it does not start today, by design");
        }
        hangIf(START_HANGS);
        UnaryOperator<String> does = Fickle::does;
        context.registerService(UnaryOperator.class, does, null);
    }

    @Override
    public void stop(BundleContext context) throws InterruptedException {
        hangIf(STOP_HANGS);
    }

    private void hangIf(String file) throws InterruptedException {
        if (Files.exists(folder.resolve(file))) {
            new CountDownLatch(1).await();
        }
    }

    private static String does(String what) {
        return switch (what) {
            case "thread" -> Thread.currentThread().getName();
            case "throw" -> throw new IllegalStateException("it throws, by design");
            case "crash" -> throw new AssertionError("it falls over, by design");
            case "wait" -> {
                try {
                    WAITING.computeIfAbsent("go", go -> new CountDownLatch(1)).await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                yield "waited";
            }
            case "go" -> {
                WAITING.computeIfAbsent("go", go -> new CountDownLatch(1)).countDown();
                yield "gone";
            }
            default -> what;
        };
    }
}
