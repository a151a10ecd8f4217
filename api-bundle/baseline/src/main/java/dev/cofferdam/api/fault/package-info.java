/**
 * The exceptions that a caller of a plugin's service may meet.
 *
 * <p>They are all that crosses the boundary beside what the service's contract declares: neither refers to a class of
 * the plugin, so keeping one does not keep the plugin in memory.
 */
@Version("1.0.0")
package dev.cofferdam.api.fault;

import org.osgi.annotation.versioning.Version;
