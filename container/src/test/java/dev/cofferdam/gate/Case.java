package dev.cofferdam.gate;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A contract before and after a change, and a client that was built before. Packages {@code api}, {@code client} and
 * {@code shared} stand for ones of the case's own.
 *
 * @param rule the class of the rule that it is about
 * @param name what is changed and what the client does
 * @param first the contract that the client is built against
 * @param second the contract that it meets
 * @param client has a {@code client.Main} whose {@code run()} executes every reference
 * @param shared a third bundle's package, which both use
 * @param traits what is out of the ordinary
 */
record Case(
        String rule,
        String name,
        List<String> first,
        List<String> second,
        List<String> client,
        List<String> shared,
        Set<Trait> traits) {

    enum Trait {
        /** Contract and client are wired to a copy of {@code shared} each. */
        TWO_PROVIDERS,
        /** The contract imports the client's package too. */
        CYCLE,
        /** Package {@code javb} of the contract stands for {@code java}: the client meets the running JDK instead. */
        JDK,
        /** What the client calls in its class {@code Dyn} becomes call sites and constants with bootstrap methods. */
        DYNAMIC,
        /** The client's classes are of version 49. */
        JAVA_5,
        /** They are of version 50. */
        JAVA_6,
        /** They are of version 50, and have no frames. */
        JAVA_6_WITHOUT_FRAMES;

        String words() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    static Builder of(String rule, String name) {
        return new Builder(rule, name);
    }

    Stream<String> sources() {
        return Stream.of(first, second, client, shared).flatMap(List::stream);
    }

    boolean has(Trait trait) {
        return traits.contains(trait);
    }

    /** Puts a case together. */
    static final class Builder {
        private final String rule;
        private final String name;
        private List<String> first = List.of();
        private List<String> second = List.of();
        private List<String> shared = List.of();
        private Set<Trait> traits = Set.of();

        private Builder(String rule, String name) {
            this.rule = rule;
            this.name = name;
        }

        Builder first(String... sources) {
            first = List.of(sources);
            return this;
        }

        Builder second(String... sources) {
            second = List.of(sources);
            return this;
        }

        Builder shared(String... sources) {
            shared = List.of(sources);
            return this;
        }

        Builder with(Trait... chosen) {
            traits = Set.of(chosen);
            return this;
        }

        Case client(String... sources) {
            return new Case(rule, name, first, second, List.of(sources), shared, traits);
        }

        /** A client of one class, whose {@code run()} has that body. */
        Case runs(String body) {
            return client(main(body));
        }

        /** A client with a second class beside. */
        Case runs(String body, String... others) {
            return client(
                    Stream.concat(Stream.of(main(body)), Stream.of(others)).toArray(String[]::new));
        }

        static String main(String body) {
            return "package client; public class Main { public static void run() throws Throwable { " + body + " } }";
        }
    }
}
