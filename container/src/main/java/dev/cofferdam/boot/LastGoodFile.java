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
    public synchronized void passed(Revision revision) {
        Revision last = good.put(revision.plugin(), revision);
        if (last != null && !is(revision, last)) {
            good.put(revision.plugin() + BEFORE, last);
        }
        if (last == null || !entry(revision).equals(entry(last))) {
            save();
        }
    }

    @Override
    public synchronized void givenUp(Revision revision) {
        String plugin = revision.plugin();
        Revision before = good.get(plugin + BEFORE);
        if (is(revision, good.get(plugin))) {
            good.remove(plugin);
            good.remove(plugin + BEFORE);
            Optional.ofNullable(before).ifPresent(entry -> good.put(plugin, entry));
            save();
        } else if (is(revision, before)) {
            good.remove(plugin + BEFORE);
            save();
        }
    }

    private static boolean is(Revision revision, Revision other) {
        return other != null && other.sha256().equals(revision.sha256());
    }

    @Override
    public synchronized void forget(String plugin) {
        Object last = good.remove(plugin);
        Object before = good.remove(plugin + BEFORE);
        if (last != null || before != null) {
            save();
        }
    }

    private void save() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            Properties entries = new Properties();
            good.forEach((key, revision) -> entries.setProperty(key, entry(revision)));
            entries.store(bytes, "the last good revision of each plugin, and the one before it: digest, version, file");
            WholeFile.replace(file, bytes.toByteArray());
        } catch (IOException e) {
            LOG.warn("'{}' cannot be written; it is known only until the container stops", file, e);
        }
    }
}
