/** The rules of linking (JVMS 5.3, 5.4), each a class: it looks at one reference or one class and says what breaks. */
package dev.cofferdam.gate.rule;
