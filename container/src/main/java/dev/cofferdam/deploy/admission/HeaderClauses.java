package dev.cofferdam.deploy.admission;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A header's value, taken apart in one pass.
 *
 * @param clauses the clauses in front of the problem, all of them when there is none
 * @param problem what is wrong with the syntax; empty when nothing is
 */
record HeaderClauses(List<HeaderClause> clauses, String problem) {

    /** Far more than any bundle has, and few enough for a resolver to go through. */
    private static final int MOST = 10_000;

    static HeaderClauses parse(String value) {
        List<HeaderClause> clauses = new ArrayList<>();
        List<String> texts = split(value, ',');
        if (texts.size() > MOST) {
            return new HeaderClauses(clauses, "has " + texts.size() + " clauses, the limit is " + MOST);
        }
        for (String text : texts) {
            if (text.isBlank()) {
                continue;
            }
            String problem = clause(text, clauses);
            if (!problem.isEmpty()) {
                return new HeaderClauses(clauses, problem);
            }
        }
        return new HeaderClauses(clauses, "");
    }

    private static String clause(String text, List<HeaderClause> clauses) {
        List<String> paths = new ArrayList<>();
        Map<String, String> attributes = new HashMap<>();
        Map<String, String> directives = new HashMap<>();
        List<String> parts = split(text, ';');
        if (parts.size() > MOST) {
            return "has a clause of " + parts.size() + " parts, the limit is " + MOST;
        }
        for (String part : parts) {
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
        boolean quoted = false;
        int start = 0;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '\\' && quoted) {
                at++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == separator && !quoted) {
                parts.add(text.substring(start, at));
                start = at + 1;
            }
        }
        parts.add(text.substring(start));
        return parts;
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
