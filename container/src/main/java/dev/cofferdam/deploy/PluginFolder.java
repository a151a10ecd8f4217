package dev.cofferdam.deploy;

import dev.cofferdam.deploy.admission.Admission;
import dev.cofferdam.model.Revision;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The watched folder. A jar in it is noticed, settled, staged under the digest of its bytes, judged, and handed to the
 * target; a jar that cannot be used has a note beside it that says why.
 *
 * <p>Of two jars with one symbolic name the one of the higher version is used, of equal versions the one whose file name
 * comes last. A jar that is replaced by one that cannot be used goes on counting; so does every jar while the folder
 * itself is not there. Only content counts: touching or renaming a jar changes nothing.
 *
 * <p>{@link #report} may be called from any thread; {@link #start} and {@link #close} from the one that owns the folder.
 */
public final class PluginFolder implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PluginFolder.class);

    private static final long BETWEEN_LOOKS = TimeUnit.MILLISECONDS.toNanos(2);

    /** How many times the quiet time the start waits for jars that were written a moment ago. */
    private static final int PATIENCE_AT_START = 10;

    private static final long CLOSE_MILLIS = 5_000;

    private final FolderSettings settings;
    private final PluginTarget target;
    private final Clock clock;
    private final FolderView view;
    private final ThreadPoolExecutor noteWriter;
    private final FailedNotes notes;
    private final Inventory inventory;
    private final Set<String> alsoUsed;
    private Optional<FolderLoop> loop = Optional.empty();
    private Optional<Thread> thread = Optional.empty();

    /**
     * A folder that is not watched yet.
     *
     * @param alsoUsed the digests of staged copies that are kept, though no jar in the folder may have them
     * @param clock for the times in notes; how long something lasts is measured otherwise
     */
    public PluginFolder(FolderSettings settings, PluginTarget target, Set<String> alsoUsed, Clock clock) {
        this.settings = Objects.requireNonNull(settings, "settings");
        this.target = Objects.requireNonNull(target, "target");
        this.alsoUsed = Set.copyOf(alsoUsed);
        this.clock = Objects.requireNonNull(clock, "clock");
        this.view = new FolderView(settings.plugins());
        this.noteWriter = new ThreadPoolExecutor(
                1,
                1,
                1,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                task -> daemon(new Thread(task, "cofferdam-folder-notes")),
                new ThreadPoolExecutor.DiscardPolicy());
        noteWriter.allowCoreThreadTimeOut(true);
        this.notes = new FailedNotes(new NoteFiles(settings.plugins()), clock, noteWriter);
        this.inventory = new Inventory(notes);
    }

    /**
     * Applies what is in the folder as one change, then watches. A jar that was written a moment ago is waited for;
     * what is no whole jar is not. When nothing can be used there is no change to apply.
     *
     * @throws UncheckedIOException when the folder or the one for staged copies cannot be created
     */
    public void start() {
        Staging staging = staging();
        Admission admission = new Admission(settings.limits(), Runtime.version().feature());
        FolderCycle cycle = new FolderCycle(settings, view, staging, admission, inventory, target::refused);
        FolderWatcher watcher = new FolderWatcher(settings.plugins());
        notes.recall(view.names().orElse(Set.of()));
        first(cycle);
        Set<String> used = new HashSet<>(inventory.digests());
        used.addAll(alsoUsed);
        staging.keepOnly(used);
        apply();
        FolderLoop watching = new FolderLoop(cycle, watcher, settings.rescan(), this::apply);
        Thread watchingThread = daemon(new Thread(watching, "cofferdam-folder"));
        loop = Optional.of(watching);
        thread = Optional.of(watchingThread);
        watchingThread.start();
    }

    /** Where staged copies are kept, below the data folder. */
    public static Path staged(Path data) {
        return Staging.folder(data);
    }

    /** Where the staged copy with a digest is kept, below the data folder. */
    public static Path staged(Path data, String sha256) {
        return Staging.path(data, sha256);
    }

    /**
     * Tells what became of a revision: writes, replaces or removes the note beside its jar. A revision that no jar in
     * the folder stands for any more is passed over.
     */
    public void report(Revision revision, Outcome outcome) {
        Objects.requireNonNull(outcome, "outcome");
        notes.report(revision.sha256(), outcome);
    }

    /** Stops watching. What was deployed is left as it is, and notes stay. */
    @Override
    public void close() {
        loop.ifPresent(FolderLoop::close);
        thread.ifPresent(LockSupport::unpark);
        try {
            if (thread.isPresent()) {
                thread.get().join(CLOSE_MILLIS);
            }
            noteWriter.shutdown();
            boolean written = noteWriter.awaitTermination(CLOSE_MILLIS, TimeUnit.MILLISECONDS);
            if (!written || thread.filter(Thread::isAlive).isPresent()) {
                LOG.warn("work in the folder {} takes long, and is left to end by itself", settings.plugins());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void first(FolderCycle cycle) {
        long began = System.nanoTime();
        cycle.scan(began);
        cycle.settleAtStart(began, clock.instant());
        cycle.settle(began);
        // Only waiting counts: staging many jars may take long, and is no reason to leave the last of them out.
        long patience = PATIENCE_AT_START * settings.quiet().toNanos();
        while (cycle.settles() && patience > 0) {
            long before = System.nanoTime();
            LockSupport.parkNanos(BETWEEN_LOOKS);
            long now = System.nanoTime();
            patience -= now - before;
            cycle.settle(now);
        }
    }

    private Staging staging() {
        try {
            Files.createDirectories(settings.plugins());
            return new Staging(settings.data());
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "'" + settings.plugins() + "' or '" + settings.data() + "' cannot be created", e);
        }
    }

    private void apply() {
        FolderChange change = inventory.change();
        if (change.isEmpty()) {
            return;
        }
        change.deploy().forEach(revision -> LOG.info("{} is to run, sha256 {}", revision, revision.shortDigest()));
        change.retire().forEach(plugin -> LOG.info("'{}' is to go, its jar is gone", plugin));
        try {
            target.apply(change);
        } catch (RuntimeException e) {
            LOG.error("a change to the folder could not be passed on", e);
        }
    }

    private static Thread daemon(Thread thread) {
        thread.setDaemon(true);
        return thread;
    }
}
