package dev.cofferdam.gate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Bundles whose classes come by one of the ways of OSGi Core 3.9.4, and a client that was built against the whole contract.
 *
 * @param way how the client's references find what they mean
 * @param name what is special about it
 * @param warned whether the client breaks by what nobody is to give it, or by what it was released with: a warning
 * @param bundles the first is the client, or the host of the fragment that holds it
 */
record WiringCase(String way, String name, boolean warned, List<Piece> bundles) {

    /**
     * A bundle.
     *
     * @param name its symbolic name
     * @param version its version
     * @param headers what else its manifest says
     * @param content its sources, by the folder that their classes lie in: empty for the root, one that ends in
     *     {@code .jar} for a nested jar
     */
    record Piece(String name, String version, Map<String, String> headers, Map<String, List<String>> content) {
        Piece(String name) {
            this(name, "1.0.0", Map.of(), Map.of());
        }

        Piece version(String other) {
            return new Piece(name, other, headers, content);
        }

        Piece header(String key, String value) {
            Map<String, String> more = new LinkedHashMap<>(headers);
            more.put(key, value);
            return new Piece(name, version, more, content);
        }

        Piece holds(String... sources) {
            return holdsIn("", sources);
        }

        Piece holdsIn(String folder, String... sources) {
            Map<String, List<String>> more = new LinkedHashMap<>(content);
            more.put(folder, List.of(sources));
            return new Piece(name, version, headers, more);
        }

        /** As {@link #holdsIn}, but the folder has no entry of its own in the jar. */
        Piece holdsBelow(String folder, String... sources) {
            return holdsIn("/" + folder, sources);
        }
    }

    WiringCase {
        bundles = List.copyOf(bundles);
    }

    static WiringCase of(String way, String name, Piece... bundles) {
        return new WiringCase(way, name, false, List.of(bundles));
    }

    WiringCase onlyWarned() {
        return new WiringCase(way, name, true, bundles);
    }
}
