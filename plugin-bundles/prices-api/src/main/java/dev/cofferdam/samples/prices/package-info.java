/** A contract whose results come later: what the container makes of them is told in its guide to contracts. */
@Version("1.0.0")
package dev.cofferdam.samples.prices;

import org.osgi.annotation.versioning.Version;
