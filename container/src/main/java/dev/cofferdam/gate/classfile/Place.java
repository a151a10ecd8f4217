package dev.cofferdam.gate.classfile;

import java.util.Set;

/**
 * Where a class uses a symbol.
 *
 * @param text {@code com.acme.Foo.bar(Foo.java:12)}
 * @param caught the internal names of what a {@code catch} around the place catches
 */
public record Place(String text, Set<String> caught) {
    public Place {
        caught = Set.copyOf(caught);
    }
}
