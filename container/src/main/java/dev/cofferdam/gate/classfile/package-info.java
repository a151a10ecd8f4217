/** From the bytes of a class file to compact symbols: what the class declares, and what it refers to. */
package dev.cofferdam.gate.classfile;
