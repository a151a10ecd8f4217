/** Unpacks what zip files hold (RFC 1951), faster than the JDK does for many small entries. */
package dev.cofferdam.gate.inflate;
