package dev.cofferdam.gate;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Keeps what the gate said, so that nothing is judged again that has not changed. What it loses is judged again. Called by
 * several threads.
 */
public interface VerdictStore {

    /** How the keys begin of what was said of all plugins of a start together. */
    String START = "start\n";

    /** Keeps nothing. */
    VerdictStore NONE = new VerdictStore() {
        @Override
        public Optional<String> fingerprint(Path jar) {
            return Optional.empty();
        }

        @Override
        public Optional<byte[]> find(String key) {
            return Optional.empty();
        }

        @Override
        public void keep(String key, byte[] record) {
            // that is the point
        }
    };

    /** A text that is another as soon as the jar's bytes are; empty when there is none, then nothing is kept. */
    Optional<String> fingerprint(Path jar);

    /** The last record that was kept under a key, by this gate in this host on this JVM. */
    Optional<byte[]> find(String key);

    /** Keeps a record, if there is room. */
    void keep(String key, byte[] record);
}
