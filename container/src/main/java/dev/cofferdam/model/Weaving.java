package dev.cofferdam.model;

import java.util.List;

/**
 * What was made of the classes that one generation has loaded so far.
 *
 * @param on whether they are woven at all
 * @param woven how many have checks in them
 * @param unwoven how many could not be woven, and run as they are
 * @param examples some of those, each with the reason
 */
public record Weaving(boolean on, int woven, int unwoven, List<String> examples) {
    public Weaving {
        examples = List.copyOf(examples);
    }

    /** The same for people. */
    public String words() {
        if (!on) {
            return examples.isEmpty() ? "off" : "off: " + String.join("; ", examples);
        }
        return counted(woven, "has checks", "have checks")
                + (unwoven == 0
                        ? ""
                        : "; " + counted(unwoven, "runs as it is", "run as they are") + ": "
                                + String.join("; ", examples));
    }

    private static String counted(int count, String one, String more) {
        return count + (count == 1 ? " class " + one : " classes " + more);
    }
}
