/** How long a whole process takes from its start to all plugins active, beside a bare framework with the same bundles. */
package dev.cofferdam.benchmarks.startup;
