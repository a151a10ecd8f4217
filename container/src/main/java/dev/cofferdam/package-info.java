/**
 * The public API: {@link dev.cofferdam.Cofferdam} is the door, {@link dev.cofferdam.PluginContainer} what is behind it.
 * Interfaces and values; how it is done is in the rooms.
 */
package dev.cofferdam;
