package dev.cofferdam.deploy;

import dev.cofferdam.model.Revision;
import java.util.List;

/**
 * What became different in the folder. No plugin is in both lists.
 *
 * @param deploy what is to run now, new or in place of an older revision of the same plugin; by symbolic name
 * @param retire symbolic names of plugins whose jars are gone, sorted
 */
public record FolderChange(List<Revision> deploy, List<String> retire) {
    public FolderChange {
        deploy = List.copyOf(deploy);
        retire = List.copyOf(retire);
    }

    /** Whether nothing became different. */
    public boolean isEmpty() {
        return deploy.isEmpty() && retire.isEmpty();
    }
}
