package dev.cofferdam.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A manifest header's value, taken apart in one pass (OSGi Core 3.2.3, 3.2.4).
 *
 * @param clauses the clauses in front of the problem, all of them when there is none
 * @param problem what is wrong with the syntax, in words that follow the header's name; empty when nothing is
 * @param tooMany whether the problem is that there are more clauses, or parts of one, than the limit
 */
public record HeaderClauses(List<HeaderClause> clauses, String problem, boolean tooMany) {
    public HeaderClauses {
        clauses = List.copyOf(clauses);
    }

    /** No header, no clauses. */
    static final HeaderClauses NONE = new HeaderClauses(List.of(), "", false);

    /** The clauses of a header in a manifest within the default limits. */
    public static HeaderClauses parse(String value) {
        return parse(value, ManifestLimits.DEFAULT.clauses());
    }

    /**
     * The clauses of a header.
     *
     * @param most how many clauses it may have, and a clause parts; of more none is kept
     */
    public static HeaderClauses parse(String value, int most) {
        int count = count(value, ',');
        if (count > most) {
            return new HeaderClauses(List.of(), "has " + count + " clauses, the limit is " + most, true);
        }
        List<HeaderClause> clauses = new ArrayList<>();
        for (String text : split(value, ',')) {
            int parts = count(text, ';');
            if (parts > most) {
                return new HeaderClauses(clauses, "has a clause of " + parts + " parts, the limit is " + most, true);
            }
            String problem = text.isBlank() ? "" : clause(text, clauses);
            if (!problem.isEmpty()) {
                return new HeaderClauses(clauses, problem, false);
            }
        }
        return new HeaderClauses(clauses, "", false);
    }

    private static String clause(String text, List<HeaderClause> clauses) {
        List<String> paths = new ArrayList<>();
        Map<String, String> attributes = new LinkedHashMap<>();
        Map<String, String> directives = new LinkedHashMap<>();
        for (String part : split(text, ';')) {
            String piece = part.strip();
            int equals = firstOutsideQuotes(piece, '=');
            if (equals < 0 && attributes.isEmpty() && directives.isEmpty() && !piece.isEmpty()) {
                paths.add(piece);
                continue;
            }
            if (equals <= 0) {
                return "has '" + PlainText.of(piece) + "' where an attribute or directive is due";
            }
            boolean directive = piece.charAt(equals - 1) == ':';
            String name = piece.substring(0, directive ? equals - 1 : equals);
            int type = name.indexOf(':');
            String plain = (type < 0 ? name : name.substring(0, type)).strip();
            String argument = piece.substring(equals + 1).strip();
            if (argument.startsWith("\"") && (argument.length() < 2 || !argument.endsWith("\""))) {
                return "has an open quote in '" + PlainText.of(piece) + "'";
            }
            if ((directive ? directives : attributes).put(plain, unquoted(argument)) != null) {
                return "states '" + PlainText.of(plain) + "' twice for '" + PlainText.of(String.join(";", paths)) + "'";
            }
        }
        if (paths.isEmpty()) {
            return "has a clause that names nothing: '" + PlainText.of(text.strip()) + "'";
        }
        clauses.add(new HeaderClause(paths, attributes, directives));
        return "";
    }

    private static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        for (int end = end(text, start, separator); end < text.length(); end = end(text, start, separator)) {
            parts.add(text.substring(start, end));
            start = end + 1;
        }
        parts.add(text.substring(start));
        return parts;
    }

    /** How many parts there are, without keeping them. */
    private static int count(String text, char separator) {
        int count = 1;
        for (int at = end(text, 0, separator); at < text.length(); at = end(text, at + 1, separator)) {
            count++;
        }
        return count;
    }

    /** Where the part that starts there ends; no part starts inside quotes. */
    private static int end(String text, int start, char separator) {
        boolean quoted = false;
        for (int at = start; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '\\' && quoted) {
                at++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == separator && !quoted) {
                return at;
            }
        }
        return text.length();
    }

    private static int firstOutsideQuotes(String text, char wanted) {
        int quote = text.indexOf('"');
        int found = text.indexOf(wanted);
        return quote >= 0 && quote < found ? -1 : found;
    }

    private static String unquoted(String argument) {
        return argument.startsWith("\"")
                ? argument.substring(1, argument.length() - 1).replaceAll("\\\\(.)", "$1")
                : argument;
    }
}
