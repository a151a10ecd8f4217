/** Bad actors whose recipe needs something of the test that drops them. Packed into jars: the framework loads their classes from there. */
package dev.cofferdam.itests.actors;
