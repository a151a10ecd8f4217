package dev.cofferdam.benchmarks.lifecycle.contract;

/** What each plugin offers. */
public interface Greeting {
    /** Greets somebody. */
    String greet(String name);
}
