package dev.cofferdam.itests.actors;

import dev.cofferdam.itests.desk.Bulk;

/** A desk that offers more. */
public final class BulkDesk extends PlainDesk implements Bulk {
    /** For the framework. */
    public BulkDesk() {}

    @Override
    public String greet(String name) {
        return "a greeting from the desk";
    }

    @Override
    public int askAll() {
        return 42;
    }
}
