package dev.cofferdam.boot;

import dev.cofferdam.gate.Gate;
import dev.cofferdam.gate.VerdictStore;
import dev.cofferdam.gate.space.Limits;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** The gate with its memory: what it said is kept on disk, and what it read is dropped when nobody has asked for a while. */
final class GateRoom implements AutoCloseable {
    private static final Duration QUIET = Duration.ofSeconds(5);

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "cofferdam-gate-idle");
        thread.setDaemon(true);
        return thread;
    });
    private final VerdictFile verdicts;
    private final Gate gate;

    private GateRoom(VerdictFile verdicts, ClassLoader host, Limits limits) {
        this.verdicts = verdicts;
        Quiet quiet = Quiet.after(QUIET, this::rest, timer);
        this.gate = new Gate(new HostClasses(host), limits, new Heard(verdicts, quiet));
    }

    /**
     * @param data the folder that outlives a run
     * @param limits how much is looked at: a verdict holds for them alone
     */
    static GateRoom open(Path data, ClassLoader host, Limits limits) throws IOException {
        return new GateRoom(new VerdictFile(data, surroundings(host, limits)), host, limits);
    }

    static String surroundings(ClassLoader host, Limits limits) throws IOException {
        return HostFingerprint.of(host) + "\n" + limits;
    }

    Gate gate() {
        return gate;
    }

    private void rest() {
        gate.forgetAll();
        verdicts.save();
    }

    @Override
    public void close() {
        timer.shutdownNow();
        verdicts.close();
    }

    /** A store whose every question makes noise. */
    private record Heard(VerdictStore store, Quiet quiet) implements VerdictStore {
        @Override
        public Optional<String> fingerprint(Path jar) {
            quiet.noise();
            return store.fingerprint(jar);
        }

        @Override
        public Optional<byte[]> find(String key) {
            return store.find(key);
        }

        @Override
        public void keep(String key, byte[] record) {
            store.keep(key, record);
        }
    }
}
