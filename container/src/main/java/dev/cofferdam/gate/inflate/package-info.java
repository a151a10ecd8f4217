/** Unpacks what zip files hold (RFC 1951), for entries that are small and many. What it does not take is left to the JDK. */
package dev.cofferdam.gate.inflate;
