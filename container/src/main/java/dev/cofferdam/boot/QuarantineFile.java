package dev.cofferdam.boot;

import dev.cofferdam.model.Revision;
import dev.cofferdam.model.WholeFile;
import dev.cofferdam.supervise.QuarantineBook;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps in one file below the data folder who is quarantined: for each digest of a revision the plugin's name, since when and
 * why. It is written whole or not at all, each time that something changes; it may be deleted while the container is
 * stopped, and then nobody is quarantined. Names and reasons come from plugins: they are text in it, and nothing else.
 * Safe for use by several threads.
 */
final class QuarantineFile implements QuarantineBook {
    /** More than a container has plugins; the oldest entries go first. */
    static final int MOST_ENTRIES = 1_000;

    static final int LONGEST_REASON = 4_000;
    /** Each character can take six bytes in the file. */
    private static final long MOST_BYTES = 6L * MOST_ENTRIES * (LONGEST_REASON + 1_000);

    private static final Logger LOG = LoggerFactory.getLogger(QuarantineFile.class);
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
    private static final String PLUGIN = ".plugin";
    private static final String SINCE = ".since";
    private static final String REASON = ".reason";

    private final Path file;
    private final Map<String, Kept> kept = new LinkedHashMap<>();

    private record Kept(String plugin, Entry entry) {}

    /** Reads what an earlier run kept. */
    QuarantineFile(Path data) {
        file = data.resolve("quarantine.properties");
        load();
    }

    @Override
    public synchronized Optional<Entry> find(Revision revision) {
        return Optional.ofNullable(kept.get(revision.sha256()))
                .filter(each -> each.plugin().equals(revision.plugin()))
                .map(Kept::entry);
    }

    @Override
    public synchronized void enter(Revision revision, Entry entry) {
        String reason = entry.reason().substring(0, Math.min(entry.reason().length(), LONGEST_REASON));
        kept.values().removeIf(each -> each.plugin().equals(revision.plugin()));
        add(revision.sha256(), new Kept(revision.plugin(), new Entry(entry.since(), reason)));
        save();
    }

    @Override
    public synchronized void strike(String plugin) {
        if (kept.values().removeIf(each -> each.plugin().equals(plugin))) {
            save();
        }
    }

    private void add(String sha256, Kept entry) {
        kept.put(sha256, entry);
        Iterator<String> oldest = kept.keySet().iterator();
        while (kept.size() > MOST_ENTRIES) {
            oldest.next();
            oldest.remove();
        }
    }

    private void load() {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new IOException("it is too large");
            }
            Properties texts = new Properties();
            texts.load(new StringReader(Files.readString(file, StandardCharsets.UTF_8)));
            texts.stringPropertyNames().stream()
                    .filter(key -> key.endsWith(PLUGIN))
                    .map(key -> key.substring(0, key.length() - PLUGIN.length()))
                    .filter(sha256 -> DIGEST.matcher(sha256).matches())
                    .sorted((a, b) -> since(texts, a).compareTo(since(texts, b)))
                    .forEach(sha256 -> add(
                            sha256,
                            new Kept(
                                    texts.getProperty(sha256 + PLUGIN),
                                    new Entry(
                                            since(texts, sha256),
                                            texts.getProperty(sha256 + REASON, "an earlier run said so")))));
        } catch (NoSuchFileException none) {
            // nobody was quarantined
        } catch (IOException | IllegalArgumentException damaged) {
            LOG.warn("{} cannot be used, so nobody is quarantined any more: {}", file, damaged.toString());
        }
    }

    private static Instant since(Properties texts, String sha256) {
        try {
            return Instant.parse(texts.getProperty(sha256 + SINCE, ""));
        } catch (DateTimeException unreadable) {
            return Instant.EPOCH;
        }
    }

    private void save() {
        Properties texts = new Properties();
        kept.forEach((sha256, each) -> {
            texts.setProperty(sha256 + PLUGIN, each.plugin());
            texts.setProperty(sha256 + SINCE, each.entry().since().toString());
            texts.setProperty(sha256 + REASON, each.entry().reason());
        });
        try {
            WholeFile.replace(file, bytes(texts));
        } catch (IOException e) {
            LOG.warn(
                    "Who is quarantined cannot be kept in {}, and is forgotten at the next start: {}",
                    file,
                    e.toString());
        }
    }

    private static byte[] bytes(Properties texts) throws IOException {
        StringWriter text = new StringWriter();
        texts.store(
                text,
                "Who is quarantined; written by the container. Delete it while the container is stopped to release all.");
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
