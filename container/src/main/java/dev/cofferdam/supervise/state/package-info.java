/** The state that plugins hand over: in which form it is kept, and where. Nothing here calls a plugin. */
package dev.cofferdam.supervise.state;
