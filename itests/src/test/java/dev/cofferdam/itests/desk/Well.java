package dev.cofferdam.itests.desk;

import java.util.Iterator;
import java.util.stream.Stream;

/** A service that gives out as much as is drawn. */
public interface Well {
    /** One after the other. */
    Iterator<String> drops();

    /** All of them, as often as wanted. */
    Iterable<String> all();

    /** A stream of them. */
    Stream<String> flow();
}
