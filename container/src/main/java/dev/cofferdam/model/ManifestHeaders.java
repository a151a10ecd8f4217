package dev.cofferdam.model;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The main section of a manifest, by the rules of the JAR file specification. Lines are joined before they are decoded:
 * a line may end in the middle of a character. Immutable once made.
 */
public final class ManifestHeaders {

    /**
     * One thing that is wrong with the manifest itself.
     *
     * @param text in words that follow the jar's name
     * @param nextStep what to do, one sentence
     */
    public record Problem(String text, String nextStep) {}

    /** More than anybody reads at once. */
    private static final int MOST_PROBLEMS = 5;

    private static final String MEND = "mend the manifest";

    /** Headers that decide how the bundle is wired: here a doubtful value refuses, elsewhere it is only text. */
    private static final Set<String> DECIDING = Set.of(
            "bundle-activator",
            "bundle-classpath",
            "bundle-manifestversion",
            "bundle-nativecode",
            "bundle-symbolicname",
            "bundle-version",
            "dynamicimport-package",
            "export-package",
            "fragment-host",
            "import-package",
            "multi-release",
            "provide-capability",
            "require-bundle",
            "require-capability");

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,69}");

    private final Map<String, String> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final List<Problem> problems = new ArrayList<>();
    private final ManifestLimits limits;

    private ManifestHeaders(ManifestLimits limits) {
        this.limits = limits;
    }

    /** No headers, for a reason. */
    static ManifestHeaders unusable(String problem, String nextStep, ManifestLimits limits) {
        ManifestHeaders none = new ManifestHeaders(limits);
        none.problems.add(new Problem(problem, nextStep));
        return none;
    }

    /** What a manifest's bytes say; of no bytes, nothing. */
    public static ManifestHeaders parse(byte[] manifest, ManifestLimits limits) {
        ManifestHeaders headers = new ManifestHeaders(limits);
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        int at = 0;
        int line = 0;
        int headerLine = 0;
        while (at < manifest.length) {
            int end = endOfLine(manifest, at);
            line++;
            if (end == at) {
                break;
            }
            boolean continued = manifest[at] == ' ' && line > 1;
            if (!continued) {
                headers.add(header.toByteArray(), headerLine);
                header.reset();
                headerLine = line;
            }
            header.write(manifest, continued ? at + 1 : at, continued ? end - at - 1 : end - at);
            at = afterLine(manifest, end);
        }
        headers.add(header.toByteArray(), headerLine);
        return headers;
    }

    /** The header's value; empty when the manifest has no such header. */
    public Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** All headers by name, in the order of their names. */
    public Map<String, String> values() {
        return Collections.unmodifiableMap(values);
    }

    /** The header's value taken apart; no clauses when the manifest has no such header. */
    public HeaderClauses clauses(String name) {
        return value(name)
                .map(value -> HeaderClauses.parse(value, limits.clauses()))
                .orElse(HeaderClauses.NONE);
    }

    /** Whether {@code META-INF/versions} counts (JAR file specification). */
    public boolean multiRelease() {
        return value("Multi-Release")
                .filter(value -> value.strip().equalsIgnoreCase("true"))
                .isPresent();
    }

    /** Whether nothing could be read of the manifest at all. */
    public boolean unusable() {
        return values.isEmpty() && !problems.isEmpty();
    }

    /** What is wrong with the manifest itself. */
    public List<Problem> problems() {
        return Collections.unmodifiableList(problems);
    }

    /** These headers, with those named as the other manifest has them, if it has them. */
    ManifestHeaders with(ManifestHeaders other, Set<String> names) {
        ManifestHeaders both = new ManifestHeaders(limits);
        both.values.putAll(values);
        both.problems.addAll(problems);
        both.problems.addAll(other.problems);
        names.forEach(name -> other.value(name).ifPresent(value -> both.values.put(name, value)));
        return both;
    }

    private void add(byte[] header, int line) {
        if (line == 0) {
            return;
        }
        int colon = indexOf(header, ':');
        String name = new String(header, 0, Math.max(0, colon), StandardCharsets.ISO_8859_1);
        if (!NAME.matcher(name).matches() || colon + 1 >= header.length || header[colon + 1] != ' ') {
            String shown = PlainText.of(new String(header, 0, Math.min(header.length, 60), StandardCharsets.UTF_8));
            problem("has a manifest whose line " + line + " is not of the form 'Name: value': '" + shown + "'");
            return;
        }
        ByteBuffer bytes = ByteBuffer.wrap(header, colon + 2, header.length - colon - 2);
        boolean deciding = DECIDING.contains(name.toLowerCase(Locale.ROOT));
        Optional<String> value = deciding
                ? strict(bytes)
                : Optional.of(StandardCharsets.UTF_8.decode(bytes).toString());
        value.ifPresentOrElse(
                text -> put(name, text, deciding),
                () -> problem("has a manifest whose header '" + name + "' is not written in UTF-8"));
    }

    private void put(String name, String value, boolean deciding) {
        String before = values.put(name, value);
        if (deciding && before != null && !before.equals(value)) {
            problem("has a manifest with two different headers '" + name + "'");
        }
    }

    private void problem(String text) {
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(new Problem(text, MEND));
        }
    }

    private static Optional<String> strict(ByteBuffer bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static int endOfLine(byte[] bytes, int from) {
        int at = from;
        while (at < bytes.length && bytes[at] != '\r' && bytes[at] != '\n') {
            at++;
        }
        return at;
    }

    private static int afterLine(byte[] bytes, int end) {
        boolean two = end + 1 < bytes.length && bytes[end] == '\r' && bytes[end + 1] == '\n';
        return end + (two ? 2 : 1);
    }

    private static int indexOf(byte[] bytes, char wanted) {
        for (int at = 0; at < bytes.length; at++) {
            if (bytes[at] == wanted) {
                return at;
            }
        }
        return -1;
    }
}
