package dev.cofferdam.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One clause of a manifest header: {@code path; path; attribute=value; directive:=value} (OSGi Core 3.2.4).
 *
 * @param paths what the clause is about, in order
 * @param attributes the attributes by name, without their types, in order
 * @param directives the directives by name, in order
 */
public record HeaderClause(List<String> paths, Map<String, String> attributes, Map<String, String> directives) {
    public HeaderClause {
        paths = List.copyOf(paths);
        Objects.requireNonNull(attributes, "attributes");
        Objects.requireNonNull(directives, "directives");
    }

    /** Takes a header's value apart. Text that does not follow the grammar ends up as a path. */
    public static List<HeaderClause> parse(String header) {
        return split(header, ',').stream().map(HeaderClause::clause).toList();
    }

    private static HeaderClause clause(String text) {
        List<String> paths = new ArrayList<>();
        Map<String, String> attributes = new LinkedHashMap<>();
        Map<String, String> directives = new LinkedHashMap<>();
        for (String part : split(text, ';')) {
            int equals = indexOutsideQuotes(part, '=', 0);
            if (equals < 0) {
                paths.add(part);
            } else if (equals > 0 && part.charAt(equals - 1) == ':') {
                directives.put(part.substring(0, equals - 1).strip(), unquoted(part.substring(equals + 1)));
            } else {
                String name = part.substring(0, equals).strip();
                int type = name.indexOf(':');
                attributes.put(type < 0 ? name : name.substring(0, type), unquoted(part.substring(equals + 1)));
            }
        }
        return new HeaderClause(paths, attributes, directives);
    }

    private static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        while (from < text.length()) {
            int found = indexOutsideQuotes(text, separator, from);
            int end = found < 0 ? text.length() : found;
            String part = text.substring(from, end).strip();
            if (!part.isEmpty()) {
                parts.add(part);
            }
            from = end + 1;
        }
        return parts;
    }

    private static int indexOutsideQuotes(String text, char wanted, int from) {
        boolean quoted = false;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == '\\' && quoted) {
                i++;
            } else if (c == wanted && !quoted) {
                return i;
            }
        }
        return -1;
    }

    private static String unquoted(String value) {
        String stripped = value.strip();
        boolean quoted = stripped.length() >= 2 && stripped.startsWith("\"") && stripped.endsWith("\"");
        return quoted ? stripped.substring(1, stripped.length() - 1) : stripped;
    }
}
