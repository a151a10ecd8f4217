package dev.cofferdam.supervise;

import dev.cofferdam.model.Revision;
import java.time.Instant;

/**
 * A restart that waits for its time. Each is one of its own, whatever is equal in it.
 *
 * @param revision what will be launched
 * @param why what led to it
 * @param due when its time comes; then it may have to wait for its turn
 * @param attempt which restart it is since the plugin was last healthy for long enough, from 1
 */
record PendingRestart(Revision revision, String why, Instant due, int attempt) {}
