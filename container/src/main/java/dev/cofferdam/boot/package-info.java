/** The assembly: the only room that knows all others, and the command line. */
package dev.cofferdam.boot;
