/** A plugin that answers later. */
package dev.cofferdam.samples.prices.list;
