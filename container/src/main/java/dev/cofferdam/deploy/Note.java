package dev.cofferdam.deploy;

import dev.cofferdam.model.PlainText;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * What the file beside a jar says.
 *
 * @param state refused, waiting or failed
 * @param sha256 the digest of the bytes in question; empty when they were never read
 * @param reasons all reasons, for people
 */
record Note(String state, String sha256, String reasons) {

    /** How every note starts, and how a note is told from a file of the same name that is somebody else's. */
    static final String MARK = "Cofferdam: '";

    private static final int MOST_BYTES = 64 << 10;
    private static final String CUT = "\n… cut here\n";
    private static final String END = "\nThis file goes away by itself as soon as the jar can be used or is gone.\n";

    Note {
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(sha256, "sha256");
        Objects.requireNonNull(reasons, "reasons");
    }

    /** The note as a file's content, at most 64 KiB. */
    byte[] bytes(String jar, Instant now) {
        String head = MARK + PlainText.of(jar) + "' is not in use.\n"
                + "state: " + state + "\n"
                + "sha256: " + (sha256.isEmpty() ? "unknown" : sha256.substring(0, 12)) + "\n"
                + "at: " + now.truncatedTo(ChronoUnit.SECONDS) + "\n\n";
        int room = MOST_BYTES - utf8(head).length - utf8(CUT).length - utf8(END).length;
        return utf8(head + (utf8(reasons).length <= room ? reasons + "\n" : cut(room) + CUT) + END);
    }

    private String cut(int room) {
        // A character has three bytes at most, or is half of a pair with four.
        String cut = reasons.substring(0, Math.min(reasons.length(), room / 3));
        return Character.isHighSurrogate(cut.charAt(cut.length() - 1)) ? cut.substring(0, cut.length() - 1) : cut;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
