/** The code of the plugins that are measured; each jar has a copy. */
package dev.cofferdam.benchmarks.lifecycle.plugin;
