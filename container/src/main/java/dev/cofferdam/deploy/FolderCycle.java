package dev.cofferdam.deploy;

import dev.cofferdam.deploy.admission.Admission;
import dev.cofferdam.deploy.admission.ArchiveEnd;
import dev.cofferdam.deploy.admission.Identity;
import dev.cofferdam.deploy.admission.Judgement;
import dev.cofferdam.model.PlainText;
import dev.cofferdam.model.Revision;
import dev.cofferdam.model.Verdict;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way of a jar through the folder: seen, settled, staged, judged, chosen. For one thread, which hands in the time
 * as nanoseconds of a clock that only goes forward.
 */
final class FolderCycle {

    private static final Logger LOG = LoggerFactory.getLogger(FolderCycle.class);

    private final FolderSettings settings;
    private final FolderView view;
    private final Staging staging;
    private final Admission admission;
    private final Inventory inventory;
    private final Settling settling;
    private final BiConsumer<String, String> refusals;
    private boolean lost;

    FolderCycle(
            FolderSettings settings,
            FolderView view,
            Staging staging,
            Admission admission,
            Inventory inventory,
            BiConsumer<String, String> refusals) {
        this.settings = settings;
        this.view = view;
        this.staging = staging;
        this.admission = admission;
        this.inventory = inventory;
        this.refusals = refusals;
        this.settling = new Settling(settings.quiet(), settings.incompleteAfter());
    }

    /** Looks at every name; of a folder that is not there, nothing is concluded. */
    void scan(long now) {
        Optional<Set<String>> listed = view.names();
        if (listed.isEmpty() != lost) {
            lost = listed.isEmpty();
            logFolder();
        }
        listed.ifPresent(names -> {
            names.stream().filter(JarNames::isJar).forEach(name -> look(name, now));
            inventory.names().stream().filter(name -> !names.contains(name)).forEach(name -> settling.gone(name, now));
        });
    }

    /** Files that nobody has touched for the quiet time before the start need not wait for it again. */
    void settleAtStart(long now, Instant wallClock) {
        view.names().orElse(Set.of()).stream().filter(JarNames::isJar).forEach(name -> {
            Sighting sighting = view.look(name);
            if (sighting.kind() == Sighting.Kind.FILE && sighting.stamp().untouchedFor(settings.quiet(), wallClock)) {
                settling.again(name, sighting.stamp(), now);
            }
        });
    }

    /** Looks at one name of which an event told, or that a listing found. */
    void look(String name, long now) {
        if (!JarNames.isJar(name)) {
            return;
        }
        Sighting sighting = view.look(name);
        switch (sighting.kind()) {
            case ABSENT -> absent(name, now);
            case UNUSABLE -> unusable(name, sighting);
            case FILE -> {
                if (inventory.looksAsBefore(name, sighting.stamp())) {
                    settling.done(name);
                } else {
                    settling.seen(name, sighting.stamp(), now);
                }
            }
        }
    }

    /** Decides on every file and every removal whose time has come. */
    void settle(long now) {
        settling.dueFiles(now).forEach(name -> decide(name, now));
        boolean there = view.there();
        for (String name : settling.dueRemovals(now)) {
            settling.done(name);
            if (there) {
                LOG.info("'{}' is gone", PlainText.of(name));
                inventory.remove(name);
            }
        }
    }

    /** Whether files are there that may be usable in a moment. */
    boolean settles() {
        return settling.filesSettle();
    }

    /** When there is something to decide next; it may be in the past. */
    OptionalLong nextDue() {
        return settling.nextDue();
    }

    private void absent(String name, long now) {
        if (inventory.knows(name)) {
            settling.gone(name, now);
        } else {
            settling.done(name);
        }
    }

    private void unusable(String name, Sighting sighting) {
        settling.done(name);
        if (!inventory.looksAsBefore(name, sighting.stamp())) {
            String text =
                    "'" + PlainText.of(name) + "' " + sighting.problem() + "\n    next: put a regular jar file there";
            refuse(name, sighting.stamp(), "", text);
        }
    }

    private void decide(String name, long now) {
        Sighting sighting = view.look(name);
        Stamp stamp = sighting.stamp();
        if (sighting.kind() != Sighting.Kind.FILE || !settling.unchanged(name, stamp)) {
            look(name, now);
            return;
        }
        Optional<Verdict> tooLarge = admission.tooLarge(name, stamp.size());
        if (tooLarge.isPresent()) {
            refuse(name, stamp, "", tooLarge.get().text());
            return;
        }
        try {
            ArchiveEnd end = end(name);
            if (end.whole()) {
                stage(name, stamp, now);
            } else if (settling.patienceOver(name, now)) {
                refuse(name, stamp, "", admission.notWhole(name, end).text());
            } else {
                settling.incomplete(name);
            }
        } catch (IOException e) {
            unreadable(name, stamp, e, now);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            LOG.error("'{}' could not be judged", PlainText.of(name), e);
            refuse(
                    name,
                    stamp,
                    "",
                    "'" + PlainText.of(name) + "' could not be judged ("
                            + e.getClass().getName() + ")"
                            + "\n    next: see the log, and report it as a defect of the container");
        }
    }

    private ArchiveEnd end(String name) throws IOException {
        try (FileChannel channel = FileChannel.open(view.path(name))) {
            return ArchiveEnd.find(channel);
        }
    }

    private void stage(String name, Stamp stamp, long now) throws IOException {
        Optional<String> staged = staging.stage(view.path(name));
        Sighting after = view.look(name);
        if (staged.isEmpty() || !after.stamp().equals(stamp)) {
            settling.again(name, stamp, now + settings.quiet().toNanos());
            look(name, now);
            return;
        }
        String sha256 = staged.get();
        Optional<Candidate> same = inventory
                .candidate(name)
                .filter(candidate -> candidate.revision().sha256().equals(sha256));
        if (same.isPresent()) {
            settling.done(name);
            inventory.accept(same.get(), stamp);
        } else {
            judge(name, stamp, sha256);
        }
    }

    private void judge(String name, Stamp stamp, String dropped) throws IOException {
        String sha256 = dropped;
        Judgement judgement = admission.judge(staging.path(sha256), name);
        if (settings.wrapPlainJars() && judgement.plain()) {
            sha256 = staging.wrap(dropped, name);
            judgement = admission.judge(staging.path(sha256), name);
        }
        if (judgement.identity().isEmpty()) {
            staging.discard(sha256);
            refuse(name, stamp, sha256, judgement.verdict().text());
            return;
        }
        Identity identity = judgement.identity().get();
        Revision revision = new Revision(
                identity.symbolicName(),
                identity.version().toString().intern(), // the same for very many
                sha256,
                PlainText.of(name),
                staging.folder());
        settling.done(name);
        inventory.accept(new Candidate(name, revision), stamp);
    }

    private void unreadable(String name, Stamp stamp, IOException e, long now) {
        // The file may become readable, or the disk get room, without the file's looking different.
        String text = "'" + PlainText.of(name) + "' could not be copied (" + Reasons.of(e) + ")\n    next: let the"
                + " container's user read it, and see that its disk has room; it is tried again by itself";
        if (!inventory.looksAsBefore(name, Stamp.of(text))) {
            refuse(name, Stamp.of(text), "", text);
        }
        settling.again(name, stamp, now + settings.rescan().toNanos());
    }

    private void refuse(String name, Stamp stamp, String sha256, String reasons) {
        LOG.warn("{}; see '{}'", reasons.lines().findFirst().orElse(""), PlainText.of(JarNames.note(name)));
        settling.done(name);
        inventory.refuse(name, stamp, sha256, reasons);
        refusals.accept(PlainText.of(name), reasons);
    }

    private void logFolder() {
        if (lost) {
            LOG.warn("the folder {} is not there or cannot be listed; what runs goes on running", settings.plugins());
        } else {
            LOG.info("the folder {} is there again", settings.plugins());
        }
    }
}
