/** The values that all rooms speak. Nothing here acts, and nothing here knows a room. */
package dev.cofferdam.model;
