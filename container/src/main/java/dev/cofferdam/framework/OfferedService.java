package dev.cofferdam.framework;

import java.util.List;
import java.util.Optional;

/**
 * A service that a plugin offers, for people.
 *
 * @param interfaces the names it is registered under
 * @param unguarded why calls to it are not guarded; empty where they are
 */
public record OfferedService(List<String> interfaces, Optional<String> unguarded) {
    public OfferedService {
        interfaces = List.copyOf(interfaces);
    }
}
