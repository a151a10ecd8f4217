package dev.cofferdam.deploy.admission;

import java.util.List;
import java.util.Map;

/**
 * One clause of a header, OSGi Core 3.2.3: {@code path;path;attribute=value;directive:=value}.
 *
 * @param paths what the clause is about, at least one
 * @param attributes by name, without their type
 * @param directives by name
 */
record HeaderClause(List<String> paths, Map<String, String> attributes, Map<String, String> directives) {
    HeaderClause {
        paths = List.copyOf(paths);
        attributes = Map.copyOf(attributes);
        directives = Map.copyOf(directives);
    }
}
