package dev.cofferdam.model;

/** Makes text that a plugin brought fit to be shown: one line, of bounded length, without control characters. */
public final class PlainText {

    private static final int LONGEST = 200;

    private PlainText() {}

    /** The text with whatever could break a line or steer a terminal replaced, cut after 200 characters. */
    public static String of(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().limit(LONGEST).forEach(c -> shown.appendCodePoint(visible(c) ? c : '?'));
        if (text.codePointCount(0, text.length()) > LONGEST) {
            shown.append('…');
        }
        // most are plain, and kept beside what they were made of
        return text.contentEquals(shown) ? text : shown.toString();
    }

    private static boolean visible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
