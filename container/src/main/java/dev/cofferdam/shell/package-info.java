/** The shell: Gogo commands that parse, call the public API and render, and the prompt they are typed at. */
package dev.cofferdam.shell;
