package dev.cofferdam.boot;

import dev.cofferdam.gate.Gate;
import dev.cofferdam.gate.VerdictStore;
import dev.cofferdam.gate.space.Limits;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The gate with its memory: what it said is kept on disk, and all of it is dropped when nobody has asked for a while. What it
 * said of whole starts has a file of its own, for a start at which nothing has changed needs no other.
 */
final class GateRoom implements AutoCloseable {
    private static final Duration QUIET = Duration.ofSeconds(5);

    /** The wirings before and after the first resolve, of the last two starts. */
    private static final int STARTS = 4;

    private final VerdictFile verdicts;
    private final VerdictFile starts;
    private final Gate gate;
    private final Runnable stop;

    private GateRoom(
            VerdictFile verdicts, VerdictFile starts, ClassLoader host, Limits limits, Executor later, Runnable stop) {
        this.verdicts = verdicts;
        this.starts = starts;
        this.stop = stop;
        Quiet quiet = new Quiet(this::rest, later);
        this.gate = new Gate(new HostClasses(host), limits, new Heard(verdicts, starts, quiet));
    }

    /**
     * @param data the folder that outlives a run
     * @param limits how much is looked at: a verdict holds for them alone
     */
    static GateRoom open(Path data, ClassLoader host, Limits limits) throws IOException {
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "cofferdam-gate-idle");
            thread.setDaemon(true);
            return thread;
        });
        Executor later = task -> timer.schedule(task, QUIET.toMillis(), TimeUnit.MILLISECONDS);
        return open(data, host, limits, later, timer::shutdownNow);
    }

    /**
     * @param later runs what it is given once the time that counts as quiet is over
     * @param stop ends {@code later}
     */
    static GateRoom open(Path data, ClassLoader host, Limits limits, Executor later, Runnable stop) throws IOException {
        String surroundings = surroundings(host, limits);
        return new GateRoom(
                new VerdictFile(data, surroundings),
                new VerdictFile(data, "starts", surroundings, STARTS, VerdictFile.MOST_BYTES),
                host,
                limits,
                later,
                stop);
    }

    static String surroundings(ClassLoader host, Limits limits) throws IOException {
        return HostFingerprint.of(host) + "\n" + ReadLimits.shown(limits);
    }

    Gate gate() {
        return gate;
    }

    private void rest() {
        gate.forgetAll();
        verdicts.rest();
        starts.rest();
    }

    @Override
    public void close() {
        stop.run();
        rest();
    }

    /** A store whose every question makes noise. */
    private record Heard(VerdictFile verdicts, VerdictFile starts, Quiet quiet) implements VerdictStore {
        @Override
        public Optional<String> fingerprint(Path jar) {
            quiet.noise();
            return verdicts.fingerprint(jar);
        }

        @Override
        public Optional<byte[]> find(String key) {
            return file(key).find(key);
        }

        @Override
        public void keep(String key, byte[] record) {
            file(key).keep(key, record);
        }

        private VerdictFile file(String key) {
            return key.startsWith(START) ? starts : verdicts;
        }
    }
}
