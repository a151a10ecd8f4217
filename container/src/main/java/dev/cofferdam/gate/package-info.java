/** Bytes in, verdict out. Pure: no framework, no clock, no threads; it runs offline too. */
package dev.cofferdam.gate;
