package dev.cofferdam.gate.classfile;

import java.util.ArrayList;
import java.util.List;

/** The bounds of type variables (JVMS 4.7.9.1), {@code <T extends Base & Face>}: code takes such a value for the first of them. */
final class Bounds {
    private final String signature;
    private int at;

    private Bounds(String signature, int at) {
        this.signature = signature;
        this.at = at;
    }

    /** What a value that code takes for {@code first} also is, by the bounds in a signature: internal names of interfaces. */
    static List<String> behind(String signature, String first) {
        List<String> found = new ArrayList<>();
        String bound = ":L" + first;
        for (int at = signature.indexOf(bound); at >= 0; at = signature.indexOf(bound, at + 1)) {
            int end = at + bound.length();
            if (end < signature.length() && ";<".indexOf(signature.charAt(end)) >= 0) {
                new Bounds(signature, end).rest(found);
            }
        }
        return found;
    }

    private void rest(List<String> found) {
        pastType();
        while (signature.startsWith(":L", at)) {
            int start = at + 2;
            while (at < signature.length() && ";<".indexOf(signature.charAt(at)) < 0) {
                at++;
            }
            found.add(signature.substring(start, at));
            pastType();
        }
    }

    /** Behind the semicolon that ends the type, past those of its arguments. */
    private void pastType() {
        int depth = 0;
        for (; at < signature.length(); at++) {
            char sign = signature.charAt(at);
            depth += sign == '<' ? 1 : sign == '>' ? -1 : 0;
            if (sign == ';' && depth <= 0) {
                at++;
                return;
            }
        }
    }
}
