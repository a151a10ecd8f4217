package dev.cofferdam.benchmarks.lifecycle.plugin;

import dev.cofferdam.benchmarks.lifecycle.contract.Greeting;

/** A service of no size. */
final class PoliteGreeting implements Greeting {
    @Override
    public String greet(String name) {
        return name;
    }
}
