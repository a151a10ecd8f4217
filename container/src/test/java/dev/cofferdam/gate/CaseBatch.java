package dev.cofferdam.gate;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Many cases, compiled in a few runs of the compiler: each case's packages are numbered. */
final class CaseBatch {
    private static final Pattern PACKAGE = Pattern.compile("\\b(api|client|shared|javb|jdkb)(?=[.;])");

    private final List<Case> cases;
    private final TreeMap<String, byte[]> first;
    private final TreeMap<String, byte[]> second;
    private final TreeMap<String, byte[]> client;
    private final TreeMap<String, byte[]> shared;

    CaseBatch(JarKit kit, List<Case> cases) {
        this.cases = cases;
        shared = new TreeMap<>(kit.compile(List.of(), sources(Case::shared)));
        Path sharedJar = kit.pack("shared", Map.of(), shared);
        first = new TreeMap<>(kit.compile(List.of(sharedJar), sources(Case::first)));
        Path firstJar = kit.pack("first", Map.of(), first);
        client = new TreeMap<>(kit.compile(List.of(firstJar, sharedJar), sources(Case::client)));
        second = new TreeMap<>(kit.compile(List.of(sharedJar), sources(Case::second)));
    }

    private String[] sources(Function<Case, List<String>> part) {
        List<String> sources = new ArrayList<>();
        for (int i = 0; i < cases.size(); i++) {
            int index = i;
            part.apply(cases.get(i))
                    .forEach(source ->
                            sources.add(PACKAGE.matcher(source).replaceAll(found -> word(found.group(1), index))));
        }
        return sources.toArray(String[]::new);
    }

    private static String word(String word, int index) {
        return switch (word) {
            case "javb" -> likeJava(index);
            case "jdkb" -> likeInternal(index);
            default -> word + number(index);
        };
    }

    /** A word of the case's own that is as long as java, so that constant pools keep their shape. */
    private static String likeJava(int index) {
        return "j" + Integer.toString(36 * 36 + index, 36);
    }

    /** The same for the internal packages of the JDK. */
    private static String likeInternal(int index) {
        return "jdkinter" + number(index);
    }

    private static String number(int index) {
        return String.format("%04d", index);
    }

    private static byte[] toJdk(byte[] bytes, int index) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        return text.replace(likeJava(index) + "/", "java/")
                .replace(likeInternal(index) + "/", "jdk/internal/")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    String main(int index) {
        return "client" + number(index) + ".Main";
    }

    Map<String, byte[]> first(int index) {
        return of(index, "api", first);
    }

    Map<String, byte[]> second(int index) {
        return of(index, "api", second);
    }

    Map<String, byte[]> client(int index) {
        Map<String, byte[]> classes = of(index, "client", client);
        if (cases.get(index).has(Case.Trait.JDK)) {
            classes.replaceAll((name, bytes) -> toJdk(bytes, index));
        }
        if (cases.get(index).has(Case.Trait.DYNAMIC)) {
            classes.replaceAll(Dynamics::weave);
        }
        aging(cases.get(index)).ifPresent(aging -> classes.replaceAll((name, bytes) -> aging.apply(bytes)));
        return classes;
    }

    private static Optional<UnaryOperator<byte[]>> aging(Case each) {
        if (each.has(Case.Trait.JAVA_5)) {
            return Optional.of(OldClasses::java5);
        }
        if (each.has(Case.Trait.JAVA_6)) {
            return Optional.of(OldClasses::java6);
        }
        return each.has(Case.Trait.JAVA_6_WITHOUT_FRAMES)
                ? Optional.of(OldClasses::java6WithoutFrames)
                : Optional.empty();
    }

    Map<String, byte[]> shared(int index) {
        return of(index, "shared", shared);
    }

    private static Map<String, byte[]> of(int index, String word, TreeMap<String, byte[]> all) {
        String root = word + number(index);
        return new HashMap<>(all.subMap(root + "/", root + "0"));
    }
}
