package dev.cofferdam.gate.space;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The classes that a framework loads by name as soon as it starts a bundle, so that each of them is sure to be needed. */
final class EntryPoints {
    private static final Pattern IMPLEMENTATION =
            Pattern.compile("<(?:\\w+:)?implementation\\s[^>]*class\\s*=\\s*[\"']([^\"'>]{1,500})[\"']");
    private static final int MOST_BYTES = 1 << 20;

    private EntryPoints() {}

    /** By internal name. */
    static Set<String> of(ClassLocations manifest, Container root, Limits limits) throws IOException {
        Set<String> names = new TreeSet<>();
        manifest.activator().map(name -> name.replace('.', '/')).ifPresent(names::add);
        for (String path : manifest.components()) {
            Optional<byte[]> description = root.read(path, Math.min(MOST_BYTES, limits.classBytes()));
            if (description.isPresent()) {
                Matcher matcher = IMPLEMENTATION.matcher(new String(description.get(), StandardCharsets.UTF_8));
                while (matcher.find()) {
                    names.add(matcher.group(1).strip().replace('.', '/'));
                }
            }
        }
        return names;
    }
}
