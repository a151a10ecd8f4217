package dev.cofferdam.supervise;

import dev.cofferdam.model.Revision;

/**
 * A restart that waits for its time. Each is one of its own, whatever is equal in it.
 *
 * @param revision what will be launched
 * @param why what led to it
 */
record PendingRestart(Revision revision, String why) {}
