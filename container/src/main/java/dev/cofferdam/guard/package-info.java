/** The boundary around each call into a plugin: service proxies, deadlines, and what becomes of what a plugin throws. */
package dev.cofferdam.guard;
