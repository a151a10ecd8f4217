/** Whether the code of one class verifies by itself, whatever it is wired to (JVMS 4.10). */
package dev.cofferdam.gate.verify;
