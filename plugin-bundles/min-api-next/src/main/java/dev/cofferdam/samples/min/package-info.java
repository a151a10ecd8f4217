/** The contract's next major version: any number of numbers. Who is built against it does not fit version 1. */
@Version("2.0.0")
package dev.cofferdam.samples.min;

import org.osgi.annotation.versioning.Version;
