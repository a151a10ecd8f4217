/** A contract that uses what {@code dev.cofferdam.api.contract} has, shared by the host of the tests. */
package dev.cofferdam.itests.desk;
