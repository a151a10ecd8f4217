/** What the container costs, as ratios to the same thing without it in one run. */
package dev.cofferdam.benchmarks;
