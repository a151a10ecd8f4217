package dev.cofferdam.deploy;

import dev.cofferdam.model.Revision;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A target that only remembers. */
final class FolderTarget implements PluginTarget {

    private final List<FolderChange> changes = new CopyOnWriteArrayList<>();

    @Override
    public void apply(FolderChange change) {
        changes.add(change);
    }

    List<FolderChange> changes() {
        return List.copyOf(changes);
    }

    /** Versions by plugin, as all changes so far leave them. */
    Map<String, String> running() {
        Map<String, String> running = new TreeMap<>();
        for (FolderChange change : changes) {
            change.retire().forEach(running::remove);
            change.deploy().forEach(revision -> running.put(revision.plugin(), revision.version()));
        }
        return running;
    }

    List<String> retired() {
        return changes.stream().flatMap(change -> change.retire().stream()).toList();
    }

    Revision last() {
        List<Revision> deployed =
                changes.stream().flatMap(change -> change.deploy().stream()).toList();
        return deployed.get(deployed.size() - 1);
    }
}
