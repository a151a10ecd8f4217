/** What the host shares with the plugins that are measured. */
package dev.cofferdam.benchmarks.lifecycle.contract;
