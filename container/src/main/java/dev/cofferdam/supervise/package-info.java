/**
 * Turns faults into decisions and decisions into acts. Each plugin has a lane of its own: what is done to it is done in
 * order, on a thread that nobody else waits for.
 */
package dev.cofferdam.supervise;
