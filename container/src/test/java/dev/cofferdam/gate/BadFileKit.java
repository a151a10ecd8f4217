package dev.cofferdam.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.Settings;
import dev.cofferdam.boot.OfflineCheck;
import dev.cofferdam.deploy.admission.Zip;
import dev.cofferdam.model.CheckReport;
import dev.cofferdam.model.Verdict;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Puts bad files to the judges: whatever they say, it comes without an exception, without a word on standard error or to the
 * JDK's loggers, and with an end in sight, which is the thread's own work and not the time on the clock.
 */
final class BadFileKit {
    private static final long MOST_NANOS = 60_000_000_000L;
    private static final long MOST_BYTES = 1L << 30;

    private final Path folder;
    private final Properties settings = new Properties();
    private int count;

    BadFileKit(Path folder) {
        this.folder = folder;
    }

    BadFileKit with(String key, String value) {
        settings.setProperty(key, value);
        return this;
    }

    /** What {@code cofferdam check} says: admission as in a running container, then the gate. */
    String check(Zip zip, Path... against) {
        Path jar = zip.write(folder.resolve("bad" + count++ + ".jar"));
        CheckReport report = bounded(
                () -> new OfflineCheck(Settings.of(settings), BadFileKit.class.getClassLoader(), java.util.Set.of())
                        .check(jar, List.of(against)));
        return report.text();
    }

    /** What the gate says of a jar that admission did not look at. */
    Verdict gate(Zip zip) {
        Path jar = zip.write(folder.resolve("bad" + count++ + ".jar"));
        return bounded(() -> new Gate(name -> Optional.empty()).judge(FakeBundle.of("bad", "1.0.0", jar)));
    }

    private static <T> T bounded(Callable<T> question) {
        com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        PrintStream before = System.err;
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        Heard heard = new Heard();
        Logger.getLogger("").addHandler(heard);
        System.setErr(new PrintStream(written, true, StandardCharsets.UTF_8));
        long nanos = threads.getCurrentThreadCpuTime();
        long bytes = threads.getCurrentThreadAllocatedBytes();
        try {
            T answer = question.call();
            assertThat(threads.getCurrentThreadCpuTime() - nanos).isLessThan(MOST_NANOS);
            assertThat(threads.getCurrentThreadAllocatedBytes() - bytes).isLessThan(MOST_BYTES);
            assertThat(written.toString(StandardCharsets.UTF_8)).isEmpty();
            assertThat(heard.records).isEmpty();
            return answer;
        } catch (Exception escaped) {
            throw new AssertionError("a bad file is no exception", escaped);
        } finally {
            System.setErr(before);
            Logger.getLogger("").removeHandler(heard);
        }
    }

    /** Jars that a test writes with its own tools. */
    Path file(String name, byte[] bytes) throws IOException {
        return java.nio.file.Files.write(folder.resolve(name), bytes);
    }

    private static final class Heard extends Handler {
        private final List<String> records = new ArrayList<>();

        @Override
        public void publish(LogRecord message) {
            records.add(message.getMessage());
        }

        @Override
        public void flush() {
            // nothing is held back
        }

        @Override
        public void close() {
            // nothing is open
        }
    }
}
