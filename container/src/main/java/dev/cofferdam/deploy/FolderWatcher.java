package dev.cofferdam.deploy;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells which names in the folder had events. Where the system cannot tell, it only waits, and listings have to do. A
 * folder that was replaced by another of the same name has to be attached to anew.
 */
final class FolderWatcher implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FolderWatcher.class);

    private final Path folder;
    private final Optional<WatchService> service;
    private Optional<WatchKey> key = Optional.empty();
    private Object watched = "nothing";

    FolderWatcher(Path folder) {
        this.folder = folder;
        this.service = open(folder);
        attach();
    }

    /** Watches the folder that is there now, if it is not the one that is watched already. */
    void attach() {
        service.ifPresent(open -> {
            try {
                Object now = identity();
                if (key.filter(WatchKey::isValid).isEmpty() || !now.equals(watched)) {
                    key.ifPresent(WatchKey::cancel);
                    key = Optional.of(folder.register(
                            open,
                            StandardWatchEventKinds.ENTRY_CREATE,
                            StandardWatchEventKinds.ENTRY_MODIFY,
                            StandardWatchEventKinds.ENTRY_DELETE));
                    watched = now;
                }
            } catch (IOException | ClosedWatchServiceException e) {
                key = Optional.empty();
            }
        });
    }

    /**
     * Waits for events, or until the time is over.
     *
     * @return the names that had events; empty when events were lost, so that every name may have had some
     * @throws ClosedWatchServiceException when this is closed
     */
    Optional<Set<String>> await(long nanos) {
        if (service.isEmpty() || key.isEmpty()) {
            LockSupport.parkNanos(nanos);
            return Optional.of(Set.of());
        }
        try {
            WatchKey signalled = service.get().poll(nanos, TimeUnit.NANOSECONDS);
            return signalled == null ? Optional.of(Set.of()) : names(signalled);
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts this thread", e);
        }
    }

    @Override
    public void close() {
        try {
            if (service.isPresent()) {
                service.get().close();
            }
        } catch (IOException e) {
            LOG.warn("could not stop watching {}: {}", folder, Reasons.of(e));
        }
    }

    private static Optional<Set<String>> names(WatchKey signalled) {
        Set<String> names = new HashSet<>();
        boolean overflow = false;
        for (WatchEvent<?> event : signalled.pollEvents()) {
            if (event.context() instanceof Path path) {
                names.add(path.toString());
            } else {
                overflow = true;
            }
        }
        boolean valid = signalled.reset();
        return overflow || !valid ? Optional.empty() : Optional.of(names);
    }

    private Object identity() throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(folder, BasicFileAttributes.class);
        return Optional.ofNullable(attributes.fileKey()).orElse(folder);
    }

    private static Optional<WatchService> open(Path folder) {
        try {
            return Optional.of(folder.getFileSystem().newWatchService());
        } catch (IOException e) {
            LOG.warn("the system cannot tell of changes in {} ({}); it is listed instead", folder, Reasons.of(e));
        } catch (UnsupportedOperationException e) {
            LOG.warn("the file system of {} cannot tell of changes; it is listed instead", folder);
        }
        return Optional.empty();
    }
}
