/** How fast the gate judges real bundles, beside merely reading their classes, and beside a tool for the same field. */
package dev.cofferdam.benchmarks.gate;
