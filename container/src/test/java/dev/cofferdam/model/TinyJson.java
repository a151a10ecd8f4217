package dev.cofferdam.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads JSON strictly, into maps, lists, texts, doubles, booleans and null. */
final class TinyJson {
    private final String text;
    private int at;

    private TinyJson(String text) {
        this.text = text;
    }

    static Map<String, Object> object(String json) {
        TinyJson reader = new TinyJson(json.strip());
        Object value = reader.value();
        if (reader.at != reader.text.length()) {
            throw new IllegalArgumentException("more at " + reader.at);
        }
        return map(value);
    }

    static Map<String, Object> map(Object value) {
        Map<String, Object> map = new LinkedHashMap<>();
        ((Map<?, ?>) value).forEach((key, each) -> map.put((String) key, each));
        return map;
    }

    static List<Map<String, Object>> objects(Object value) {
        return ((List<?>) value).stream().map(TinyJson::map).toList();
    }

    private Object value() {
        blanks();
        return switch (text.charAt(at)) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", null);
            default -> number();
        };
    }

    private Map<String, Object> object() {
        Map<String, Object> map = new LinkedHashMap<>();
        expect('{');
        while (!ends('}')) {
            String key = string();
            blanks();
            expect(':');
            map.put(key, value());
            next('}');
        }
        return map;
    }

    private List<Object> array() {
        List<Object> list = new ArrayList<>();
        expect('[');
        while (!ends(']')) {
            list.add(value());
            next(']');
        }
        return list;
    }

    private boolean ends(char close) {
        blanks();
        if (text.charAt(at) == close) {
            at++;
            return true;
        }
        return false;
    }

    private void next(char close) {
        blanks();
        if (text.charAt(at) != close) {
            expect(',');
            blanks();
        }
    }

    private String string() {
        StringBuilder string = new StringBuilder();
        expect('"');
        while (text.charAt(at) != '"') {
            char c = text.charAt(at++);
            if (c < ' ') {
                throw new IllegalArgumentException("a control character at " + at);
            }
            string.append(c == '\\' ? escaped() : c);
        }
        at++;
        return string.toString();
    }

    private char escaped() {
        char c = text.charAt(at++);
        if (c == 'u') {
            at += 4;
            return (char) Integer.parseInt(text.substring(at - 4, at), 16);
        }
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'n' -> '\n';
            case 't' -> '\t';
            default -> throw new IllegalArgumentException("'\\" + c + "' at " + at);
        };
    }

    private Object word(String word, Object value) {
        if (!text.startsWith(word, at)) {
            throw new IllegalArgumentException("no value at " + at);
        }
        at += word.length();
        return value;
    }

    private Double number() {
        int from = at;
        while ("+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return Double.valueOf(text.substring(from, at));
    }

    private void blanks() {
        while (at < text.length() && " \n\t\r".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private void expect(char wanted) {
        if (text.charAt(at) != wanted) {
            throw new IllegalArgumentException("'" + wanted + "' expected at " + at + ", there is '" + text.charAt(at));
        }
        at++;
    }
}
