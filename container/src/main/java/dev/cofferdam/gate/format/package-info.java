/** Whether a class file has the form of JVMS 4, in all parts that a JVM looks at when it defines a class from it. */
package dev.cofferdam.gate.format;
