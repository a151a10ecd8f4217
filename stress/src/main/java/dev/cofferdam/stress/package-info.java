/** What may happen to calls while a proxy is switched, tried out by many threads with jcstress. */
package dev.cofferdam.stress;
