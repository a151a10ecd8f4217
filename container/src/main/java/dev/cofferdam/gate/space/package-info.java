/** Who holds which class, who sees it, and how a symbol is resolved there (OSGi Core 3.9.4, JVMS 5.3 and 5.4.3). */
package dev.cofferdam.gate.space;
