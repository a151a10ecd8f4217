/** What a fault leads to: pure functions of (history, fault, time). Nothing here acts, waits or reads a clock. */
package dev.cofferdam.supervise.policy;
