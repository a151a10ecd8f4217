/** The goal {@code cofferdam:check} for Maven builds. */
package dev.cofferdam.maven;
