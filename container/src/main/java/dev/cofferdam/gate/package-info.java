/**
 * Bytes in, verdict out. Pure: no framework, no clock, no threads; it runs offline too. {@link dev.cofferdam.gate.Gate} is
 * the door; the packages below it are its own: {@code classfile} reads bytes, {@code space} knows who sees which class,
 * {@code rule} holds the rules of linking, {@code version} those of package versions.
 */
package dev.cofferdam.gate;
