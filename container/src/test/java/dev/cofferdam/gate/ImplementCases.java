package dev.cofferdam.gate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the client's classes owe the types that they inherit from, when the contract calls it. */
final class ImplementCases {
    private static final String HOST = "package api; public class Host { public static void call(%s it) { %s } }";
    private static final String RUN = "api.Host.call(new Impl());";

    private static final Map<String, String> BODIES = new LinkedHashMap<>();
    private static final Map<String, String> TYPES = new LinkedHashMap<>();

    static {
        BODIES.put("no body", "");
        BODIES.put("a body", "public void extra() { }");
        BODIES.put("a body of another type", "public int extra() { return 1; }");
        BODIES.put("a body with a parameter", "public void extra(int a) { }");
        BODIES.put("a static body", "public static void extra() { }");
        BODIES.put("a private body", "private void extra() { }");
        BODIES.put("a protected body", "protected void extra() { }");
        BODIES.put("a hidden body", "void extra() { }");
        TYPES.put("an interface's", "package api; public interface Thing { %s }");
        TYPES.put("a superinterface's", "package api; public interface Thing extends Base { }");
        TYPES.put("an abstract class's", "package api; public abstract class Thing { %s }");
        TYPES.put("a superclass's", "package api; public abstract class Thing extends Base { }");
        TYPES.put("a class's interface's", "package api; public abstract class Thing implements Base { }");
    }

    private ImplementCases() {}

    static List<Case> all() {
        List<Case> cases = new ArrayList<>();
        TYPES.forEach((type, source) -> BODIES.forEach((body, text) -> {
            for (String kind : List.of("abstract", "concrete")) {
                for (String holder : List.of("itself", "a superclass", "an interface", "a lambda")) {
                    boolean isInterface = source.contains("interface Thing");
                    boolean fits = switch (holder) {
                        case "an interface" -> body.equals("a body") || body.equals("no body");
                        case "a lambda" -> isInterface && body.equals("no body");
                        default -> true;
                    };
                    if (fits) {
                        cases.add(gained(type, source, body, text, kind, holder));
                    }
                }
            }
        }));
        cases.addAll(conflicts());
        return cases;
    }

    private static Case gained(String type, String source, String body, String text, String kind, String holder) {
        boolean isInterface = source.contains("interface Thing");
        boolean ofInterface = isInterface || source.contains("implements");
        String method = kind.equals("abstract")
                ? (ofInterface ? "void extra();" : "public abstract void extra();")
                : (ofInterface ? "default void extra() { }" : "public void extra() { }");
        boolean viaBase = source.contains("implements Base");
        String keyword = isInterface ? "interface" : "abstract class";
        String rule = kind.equals("abstract")
                ? "MethodsImplemented"
                : body.equals("a body") || body.equals("no body") ? "MethodsImplemented" : "ImplementationPublic";
        List<String> second = new ArrayList<>(List.of(
                source.formatted(method),
                HOST.formatted("Thing", viaBase ? "Base base = it; base.extra();" : "it.extra();")));
        if (source.contains("Base")) {
            second.add("package api; public " + (ofInterface ? "interface" : "abstract class") + " Base { " + method
                    + " }");
        }
        String single = holder.equals("a lambda") ? "void one();" : "";
        Case.Builder builder = Case.of(rule, holder + " has " + body + " of " + type + " new " + kind + " method")
                .first("package api; public " + keyword + " Thing { " + single + " }", HOST.formatted("Thing", ""));
        if (!single.isEmpty()) {
            second.set(0, second.get(0).replaceFirst("\\{", "{ " + single));
        }
        builder.second(second.toArray(String[]::new));
        String inherits = isInterface ? "implements api.Thing" : "extends api.Thing";
        return switch (holder) {
            case "itself" -> builder.runs(RUN, "package client; public class Impl " + inherits + " { " + text + " }");
            case "a superclass" ->
                isInterface
                        ? builder.runs(
                                RUN,
                                "package client; public class Impl extends Half " + inherits + " { }",
                                "package client; public class Half { " + text + " }")
                        : builder.runs(
                                RUN,
                                "package client; public class Impl extends Half { }",
                                "package client; public class Half " + inherits + " { " + text + " }");
            case "an interface" ->
                builder.runs(
                        RUN,
                        "package client; public class Impl " + inherits + (isInterface ? ", Half" : " implements Half")
                                + " { }",
                        "package client; public interface Half { " + text.replace("public", "default") + " }");
            default -> builder.runs("api.Host.call(() -> { });");
        };
    }

    private static List<Case> conflicts() {
        List<Case> cases = new ArrayList<>();
        Map<String, String> methods = new LinkedHashMap<>();
        methods.put("nothing", "");
        methods.put("an abstract method", "void size();");
        methods.put("a default method", "default void size() { }");
        methods.put("a static method", "static void size() { }");
        methods.put("a private method", "private void size() { }");
        methods.forEach((one, first) -> methods.forEach((other, second) -> {
            for (String relation : List.of("apart", "that extends the other", "of the client")) {
                String min = "package api; public interface Min { " + first + " }";
                String extending = relation.equals("that extends the other") ? " extends Min" : "";
                boolean fits = !relation.equals("that extends the other")
                        || !(first.startsWith("private")
                                || first.startsWith("static")
                                || second.startsWith("static") && !first.isEmpty()
                                || second.startsWith("private") && !first.isEmpty());
                boolean calls = !first.isEmpty() && !first.startsWith("static") && !first.startsWith("private");
                boolean callsOther = !second.isEmpty() && !second.startsWith("static") && !second.startsWith("private");
                String called = calls ? "Min" : "Max";
                String call = calls || (callsOther && !relation.equals("of the client")) ? "it.size();" : "";
                if (!fits) {
                    continue;
                }
                Case.Builder builder = Case.of(
                        "MethodsImplemented", one + " of one interface and " + other + " of another " + relation);
                if (relation.equals("of the client")) {
                    boolean compiles = second.isEmpty()
                            || second.startsWith("default")
                            || second.startsWith("static")
                            || second.startsWith("private");
                    if (compiles) {
                        cases.add(builder.first("package api; public interface Min { }", HOST.formatted("Min", ""))
                                .second(min, HOST.formatted("Min", call))
                                .runs(
                                        RUN,
                                        "package client; public class Impl implements api.Min, Max { }",
                                        "package client; public interface Max { " + second + " }"));
                    }
                } else {
                    cases.add(builder.first(
                                    "package api; public interface Min { }",
                                    "package api; public interface Max" + extending + " { }",
                                    HOST.formatted(called, ""))
                            .second(
                                    min,
                                    "package api; public interface Max" + extending + " { " + second + " }",
                                    HOST.formatted(called, call))
                            .runs(RUN, "package client; public class Impl implements api.Min, api.Max { }"));
                }
            }
        }));
        return cases;
    }
}
