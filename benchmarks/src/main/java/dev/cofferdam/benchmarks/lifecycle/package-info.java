/** What a plugin costs while the container runs: its restart, its update, its memory. */
package dev.cofferdam.benchmarks.lifecycle;
