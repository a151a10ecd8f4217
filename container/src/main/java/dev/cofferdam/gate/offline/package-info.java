/**
 * The gate without a framework: {@link dev.cofferdam.gate.offline.OfflineGate} wires a bundle to others by their manifests,
 * as the resolver would with the gate in it, and has the result judged.
 */
package dev.cofferdam.gate.offline;
