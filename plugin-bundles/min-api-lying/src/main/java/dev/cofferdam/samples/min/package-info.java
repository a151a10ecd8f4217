/**
 * A contract jar that lies: {@code min} takes and returns {@code long} here, which is a breaking change, yet the package
 * still calls itself 1.0.0. Version ranges cannot see this; the gate reads the bytecode and does.
 */
@Version("1.0.0")
package dev.cofferdam.samples.min;

import org.osgi.annotation.versioning.Version;
