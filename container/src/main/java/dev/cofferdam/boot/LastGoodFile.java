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

    private final Path data;
    private final Path file;
    private final Properties good = new Properties();

    LastGoodFile(Path data) {
        this.data = data;
        file = data.resolve("last-good.properties");
        if (Files.isRegularFile(file)) {
            try (InputStream in = Files.newInputStream(file)) {
                good.load(in);
            } catch (IOException | IllegalArgumentException e) {
                LOG.warn("'{}' cannot be read; no revision counts as good", file, e);
                good.clear();
            }
        }
    }

    /** The digests of jars that may be needed again. */
    synchronized Set<String> digests() {
        return good.stringPropertyNames().stream()
                .flatMap(name -> entry(name).stream())
                .map(entry -> entry.group(1))
                .collect(Collectors.toSet());
    }

    @Override
    public synchronized Optional<Revision> of(String plugin) {
        return revision(plugin, plugin);
    }

    @Override
    public synchronized Optional<Revision> before(Revision present) {
        return Stream.of(present.plugin(), present.plugin() + BEFORE)
                .flatMap(key -> revision(present.plugin(), key).stream())
                .filter(good -> !good.sha256().equals(present.sha256()))
                .findFirst();
    }

    private Optional<Revision> revision(String plugin, String key) {
        return entry(key)
                .map(entry -> new Revision(
                        plugin,
                        entry.group(2),
                        entry.group(1),
                        entry.group(3),
                        PluginFolder.staged(data, entry.group(1))))
                .filter(revision -> Files.isRegularFile(revision.jar()));
    }

    @Override
    public synchronized void passed(Revision revision) {
        String entry = revision.sha256() + " " + revision.version() + " " + revision.fileName();
        Object last = good.setProperty(revision.plugin(), entry);
        if (last != null && !is(revision, last)) {
            good.put(revision.plugin() + BEFORE, last);
        }
        if (!entry.equals(last)) {
            save();
        }
    }

    @Override
    public synchronized void givenUp(Revision revision) {
        String plugin = revision.plugin();
        Object before = good.get(plugin + BEFORE);
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

    private static boolean is(Revision revision, Object entry) {
        return entry instanceof String text && text.startsWith(revision.sha256() + " ");
    }

    @Override
    public synchronized void forget(String plugin) {
        Object last = good.remove(plugin);
        Object before = good.remove(plugin + BEFORE);
        if (last != null || before != null) {
            save();
        }
    }

    private Optional<Matcher> entry(String plugin) {
        return Optional.ofNullable(good.getProperty(plugin)).map(ENTRY::matcher).filter(Matcher::matches);
    }

    private void save() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            good.store(bytes, "the last good revision of each plugin, and the one before it: digest, version, file");
            WholeFile.replace(file, bytes.toByteArray());
        } catch (IOException e) {
            LOG.warn("'{}' cannot be written; it is known only until the container stops", file, e);
        }
    }
}
