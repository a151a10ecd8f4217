package dev.cofferdam.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One clause of a manifest header: {@code path; path; attribute=value; directive:=value} (OSGi Core 3.2.4).
 *
 * @param paths what the clause is about, in order, at least one
 * @param attributes the attributes by name, without their types, in order
 * @param directives the directives by name, in order
 */
public record HeaderClause(List<String> paths, Map<String, String> attributes, Map<String, String> directives) {
    public HeaderClause {
        paths = List.copyOf(paths);
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
        directives = Collections.unmodifiableMap(new LinkedHashMap<>(directives));
    }
}
