/** Versions and ranges as OSGi writes them, and the rule by which an import fits an export. */
package dev.cofferdam.gate.version;
