/**
 * The OSGi framework, adapted to the rooms: the only room that knows Felix. What has to be decided above it is a
 * function handed in.
 */
package dev.cofferdam.framework;
