package dev.cofferdam;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a setting's text may be. Parsing throws {@link IllegalArgumentException} with the bounds in its message. */
sealed interface SettingType {
    /** The value of a text. */
    Object parse(String text);

    /** What is allowed, for people. */
    String bounds();

    /** Reads a number and its unit. */
    private static long scaled(String text, Map<String, Long> units) {
        Matcher matcher = Pattern.compile("(\\d{1,15})\\s*([A-Za-z]*)").matcher(text.strip());
        if (!matcher.matches() || !units.containsKey(matcher.group(2))) {
            throw new IllegalArgumentException("'" + text + "' is not a number with a unit");
        }
        return Math.multiplyExact(Long.parseLong(matcher.group(1)), units.get(matcher.group(2)));
    }

    private static void within(String text, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException("'" + text + "' is out of bounds");
        }
    }

    /** A time: {@code 50ms}, {@code 10s}, {@code 5m}, {@code 1h}. */
    record Time(String least, String most) implements SettingType {
        private static final Map<String, Long> MILLIS = Map.of("ms", 1L, "s", 1_000L, "m", 60_000L, "h", 3_600_000L);

        @Override
        public Duration parse(String text) {
            long millis = scaled(text, MILLIS);
            within(text, millis, scaled(least, MILLIS), scaled(most, MILLIS));
            return Duration.ofMillis(millis);
        }

        @Override
        public String bounds() {
            return "a time from " + least + " to " + most + ", in ms, s, m or h";
        }
    }

    /** A number of bytes: {@code 512MiB}. */
    record Size(String least, String most) implements SettingType {
        private static final Map<String, Long> BYTES =
                Map.of("B", 1L, "KiB", 1L << 10, "MiB", 1L << 20, "GiB", 1L << 30);

        @Override
        public Long parse(String text) {
            long bytes = scaled(text, BYTES);
            within(text, bytes, scaled(least, BYTES), scaled(most, BYTES));
            return bytes;
        }

        @Override
        public String bounds() {
            return "a size from " + least + " to " + most + ", in B, KiB, MiB or GiB";
        }
    }

    /** A plain number. */
    record Count(int least, int most) implements SettingType {
        @Override
        public Integer parse(String text) {
            long value = scaled(text, Map.of("", 1L));
            within(text, value, least, most);
            return (int) value;
        }

        @Override
        public String bounds() {
            return "a number from " + least + " to " + most;
        }
    }

    /** A sentence that a person has to write. */
    record Reason() implements SettingType {
        @Override
        public String parse(String text) {
            if (text.isBlank()) {
                throw new IllegalArgumentException("there is none");
            }
            return text.strip();
        }

        @Override
        public String bounds() {
            return "a reason in words";
        }
    }

    /** Names of classes, with commas between them; none is allowed. */
    record Names() implements SettingType {
        private static final Pattern NAME =
                Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$]*(\\.[\\p{L}_$][\\p{L}\\p{N}_$]*)*");

        @Override
        public List<String> parse(String text) {
            List<String> names = Stream.of(text.split(","))
                    .map(String::strip)
                    .filter(name -> !name.isEmpty())
                    .toList();
            names.stream()
                    .filter(name -> !NAME.matcher(name).matches())
                    .findFirst()
                    .ifPresent(wrong -> {
                        throw new IllegalArgumentException("'" + wrong + "' is none");
                    });
            return names;
        }

        @Override
        public String bounds() {
            return "names of classes with commas between them";
        }
    }

    /** Names of interfaces, with commas between them; of those that are not the JDK's, the spelling alone can be seen. */
    record Interfaces() implements SettingType {
        @Override
        public List<String> parse(String text) {
            List<String> names = new Names().parse(text);
            names.stream()
                    .filter(name -> name.startsWith("java."))
                    .filter(name -> !isInterface(name))
                    .findFirst()
                    .ifPresent(wrong -> {
                        throw new IllegalArgumentException("'" + wrong + "' is no interface of the JDK");
                    });
            return names;
        }

        private static boolean isInterface(String name) {
            try {
                return Class.forName(name, false, ClassLoader.getPlatformClassLoader())
                        .isInterface();
            } catch (ClassNotFoundException | LinkageError none) {
                return false;
            }
        }

        @Override
        public String bounds() {
            return "names of interfaces with commas between them";
        }
    }

    /** One of a few words. */
    record Choice(List<String> words) implements SettingType {
        @Override
        public String parse(String text) {
            if (!words.contains(text.strip())) {
                throw new IllegalArgumentException("'" + text + "' is none of them");
            }
            return text.strip();
        }

        @Override
        public String bounds() {
            return "one of " + String.join(", ", words);
        }
    }
}
