package dev.cofferdam.supervise;

import dev.cofferdam.framework.PluginBundle;
import dev.cofferdam.model.Revision;

/**
 * One running incarnation of a revision.
 *
 * @param bundle the bundle in the framework
 * @param revision the revision that it is an incarnation of
 */
record Generation(PluginBundle bundle, Revision revision) {
    int number() {
        return bundle.generation();
    }
}
