/**
 * What is done to the bytecode of plugins when their classes are loaded: checks by which a thread can be made to leave (the kill
 * switch), and calls that would end the JVM led elsewhere (the exit guard). {@link dev.cofferdam.contain.Containment} is the front.
 */
package dev.cofferdam.contain;
