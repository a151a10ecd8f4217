package dev.cofferdam.boot;

import dev.cofferdam.deploy.PluginFolder;
import dev.cofferdam.model.Revision;
import dev.cofferdam.model.WholeFile;
import dev.cofferdam.supervise.GoodRevisions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the last good revision of each plugin in a file, and the one that was good before it, so that they are known after the
 * container's restart. The file is replaced as a whole; one that cannot be read counts as empty.
 */
final class LastGoodFile implements GoodRevisions {
    private static final Logger LOG = LoggerFactory.getLogger(LastGoodFile.class);
    /** Digest, version, and the rest is the file's name. */
    private static final Pattern ENTRY = Pattern.compile("([0-9a-f]{64}) (\\S+) (.*)", Pattern.DOTALL);

    /** Behind a plugin's name; no symbolic name has a slash in it. */
    private static final String BEFORE = "/before";

    private final Path file;
    private final Map<String, Revision> good = new HashMap<>();
    private final Object writing = new Object();
    private long changes;
    /** How many of the changes are in the file; confined to the lock of who writes. */
    private long written;

    LastGoodFile(Path data) {
        file = data.resolve("last-good.properties");
        if (Files.isRegularFile(file)) {
            try (InputStream in = Files.newInputStream(file)) {
                Properties entries = new Properties();
                entries.load(in);
                read(entries, PluginFolder.staged(data));
            } catch (IOException | IllegalArgumentException e) {
                LOG.warn("'{}' cannot be read; no revision counts as good", file, e);
            }
        }
    }

    private void read(Properties entries, Path staged) {
        for (String key : entries.stringPropertyNames()) {
            Matcher entry = ENTRY.matcher(entries.getProperty(key));
            if (entry.matches()) {
                String plugin = key.endsWith(BEFORE) ? key.substring(0, key.length() - BEFORE.length()) : key;
                good.put(key, new Revision(plugin, entry.group(2), entry.group(1), entry.group(3), staged));
            }
        }
    }

    private static String entry(Revision revision) {
        return revision.sha256() + " " + revision.version() + " " + revision.fileName();
    }

    /** The digests of jars that may be needed again. */
    synchronized Set<String> digests() {
        return good.values().stream().map(Revision::sha256).collect(Collectors.toSet());
    }

    @Override
    public synchronized Optional<Revision> of(String plugin) {
        return revision(plugin);
    }

    @Override
    public synchronized Optional<Revision> before(Revision present) {
        return Stream.of(present.plugin(), present.plugin() + BEFORE)
                .flatMap(key -> revision(key).stream())
                .filter(good -> !good.sha256().equals(present.sha256()))
                .findFirst();
    }

    private Optional<Revision> revision(String key) {
        return Optional.ofNullable(good.get(key)).filter(revision -> Files.isRegularFile(revision.jar()));
    }

    @Override
    public void passed(Revision revision) {
        save(() -> {
            Revision last = good.put(revision.plugin(), revision);
            if (last != null && !is(revision, last)) {
                good.put(revision.plugin() + BEFORE, last);
            }
            return last == null || !entry(revision).equals(entry(last));
        });
    }

    @Override
    public void givenUp(Revision revision) {
        String plugin = revision.plugin();
        save(() -> {
            Revision before = good.get(plugin + BEFORE);
            if (is(revision, good.get(plugin))) {
                good.remove(plugin);
                good.remove(plugin + BEFORE);
                Optional.ofNullable(before).ifPresent(entry -> good.put(plugin, entry));
                return true;
            }
            return is(revision, before) && good.remove(plugin + BEFORE) != null;
        });
    }

    private static boolean is(Revision revision, Revision other) {
        return other != null && other.sha256().equals(revision.sha256());
    }

    @Override
    public void forget(String plugin) {
        save(() -> {
            Object last = good.remove(plugin);
            Object before = good.remove(plugin + BEFORE);
            return last != null || before != null;
        });
    }

    /** Makes a change, and writes it unless it comes to nothing. Of many at once, the first that writes takes the others along. */
    private void save(BooleanSupplier change) {
        long mine;
        synchronized (this) {
            if (!change.getAsBoolean()) {
                return;
            }
            mine = ++changes;
        }
        synchronized (writing) {
            if (written < mine) {
                write();
            }
        }
    }

    private void write() {
        Properties entries = new Properties();
        long upTo;
        synchronized (this) {
            good.forEach((key, revision) -> entries.setProperty(key, entry(revision)));
            upTo = changes;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            entries.store(bytes, "the last good revision of each plugin, and the one before it: digest, version, file");
            WholeFile.replace(file, bytes.toByteArray());
            written = upTo;
        } catch (IOException e) {
            LOG.warn("'{}' cannot be written; it is known only until the container stops", file, e);
        }
    }
}
