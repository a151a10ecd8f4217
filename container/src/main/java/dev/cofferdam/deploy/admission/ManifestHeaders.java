package dev.cofferdam.deploy.admission;

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
 * a line may end in the middle of a character.
 */
final class ManifestHeaders {

    /** Headers that decide how the bundle is wired: here a doubtful value refuses, elsewhere it is only text. */
    private static final Set<String> DECIDING = Set.of(
            "bundle-activator",
            "bundle-classpath",
            "bundle-manifestversion",
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

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]*");

    private final Map<String, String> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final List<String> problems = new ArrayList<>();

    private ManifestHeaders() {}

    static ManifestHeaders parse(byte[] manifest) {
        ManifestHeaders headers = new ManifestHeaders();
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
    Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** What is wrong with the manifest itself, each in words that follow the jar's name. */
    List<String> problems() {
        return Collections.unmodifiableList(problems);
    }

    private void add(byte[] header, int line) {
        if (line == 0) {
            return;
        }
        int colon = indexOf(header, ':');
        String name = new String(header, 0, Math.max(0, colon), StandardCharsets.ISO_8859_1);
        if (!NAME.matcher(name).matches() || colon + 1 >= header.length || header[colon + 1] != ' ') {
            String shown = PlainText.of(new String(header, 0, Math.min(header.length, 60), StandardCharsets.UTF_8));
            problems.add("has a manifest whose line " + line + " is not of the form 'Name: value': '" + shown + "'");
            return;
        }
        ByteBuffer bytes = ByteBuffer.wrap(header, colon + 2, header.length - colon - 2);
        boolean deciding = DECIDING.contains(name.toLowerCase(Locale.ROOT));
        Optional<String> value = deciding
                ? strict(bytes)
                : Optional.of(StandardCharsets.UTF_8.decode(bytes).toString());
        value.ifPresentOrElse(
                text -> put(name, text, deciding),
                () -> problems.add("has a manifest whose header '" + name + "' is not written in UTF-8"));
    }

    private void put(String name, String value, boolean deciding) {
        String before = values.put(name, value);
        if (deciding && before != null && !before.equals(value)) {
            problems.add("has a manifest with two different headers '" + name + "'");
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
