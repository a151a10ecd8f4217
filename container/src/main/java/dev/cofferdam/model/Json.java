package dev.cofferdam.model;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes JSON (RFC 8259) from maps, lists, texts, numbers, truth values and {@link Optional}s, an empty one being
 * {@code null}. Pure ASCII, two blanks for each level.
 */
final class Json {
    private final StringBuilder out = new StringBuilder();

    private Json() {}

    static String of(Object value) {
        Json json = new Json();
        json.value(value, "\n");
        return json.out.toString();
    }

    private void value(Object value, String line) {
        if (value instanceof Optional<?> optional) {
            optional.ifPresentOrElse(present -> value(present, line), () -> out.append("null"));
        } else if (value instanceof Map<?, ?> map) {
            object(map.entrySet().iterator(), line);
        } else if (value instanceof List<?> list) {
            array(list.iterator(), line);
        } else if (value instanceof Number || value instanceof Boolean) {
            out.append(value);
        } else {
            text(value.toString());
        }
    }

    private void object(Iterator<? extends Map.Entry<?, ?>> entries, String line) {
        out.append('{');
        boolean any = entries.hasNext();
        while (entries.hasNext()) {
            Map.Entry<?, ?> entry = entries.next();
            out.append(line).append("  ");
            text(entry.getKey().toString());
            out.append(": ");
            value(entry.getValue(), line + "  ");
            out.append(entries.hasNext() ? "," : "");
        }
        out.append(any ? line : "").append('}');
    }

    private void array(Iterator<?> elements, String line) {
        out.append('[');
        boolean any = elements.hasNext();
        while (elements.hasNext()) {
            out.append(line).append("  ");
            value(elements.next(), line + "  ");
            out.append(elements.hasNext() ? "," : "");
        }
        out.append(any ? line : "").append(']');
    }

    /** What is not plain ASCII is escaped, so that neither an encoding nor a terminal can change it. */
    private void text(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < ' ' || c > '~') {
                        out.append(String.format("\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }
}
