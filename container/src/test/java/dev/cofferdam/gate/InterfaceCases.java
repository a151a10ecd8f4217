package dev.cofferdam.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A method of an interface that the client calls, implements, or writes as a lambda. */
final class InterfaceCases {
    private static final String HOST =
            "package api; public class Host { public static void call(Thing thing) { %s } public static Thing thing() { return null; } }";

    private static final Map<String, String> SECOND = new TreeMap<>(Map.of(
            "abstract", "void go();",
            "default", "default void go() { }",
            "static", "static void go() { }",
            "private", "private void go() { }",
            "private static", "private static void go() { }",
            "gone", "",
            "of another type", "default int go() { return 1; }",
            "with a parameter", "default void go(int a) { }"));

    private static final Map<String, String[]> USES = new TreeMap<>(Map.of(
            "a call", new String[] {"api.Host.thing().go();"},
            "a call on an own implementer",
                    new String[] {
                        "new Impl().go();",
                        "package client; public class Impl implements api.Thing { public void go() { } }"
                    },
            "a call on an own heir",
                    new String[] {
                        "new Impl().go();",
                        "package client; public class Impl implements Mid { }",
                        "package client; public interface Mid extends api.Thing { default void go() { } }"
                    },
            "an unbound reference", new String[] {"java.util.function.Consumer<api.Thing> c = api.Thing::go;"},
            "a lambda", new String[] {"api.Thing thing = () -> { }; api.Host.call(thing); thing.go();"},
            "a lambda that is not called", new String[] {"api.Thing thing = () -> { };"},
            "an own interface",
                    new String[] {
                        "new Impl().go();",
                        "package client; public class Impl implements Mid { public void go() { } }",
                        "package client; public interface Mid extends api.Thing { }"
                    }));

    private static final Map<String, String[]> DEFAULT_USES = new TreeMap<>(Map.of(
            "a call of a default", new String[] {"api.Host.thing().go();"},
            "a call of an inherited default",
                    new String[] {"new Impl().go();", "package client; public class Impl implements api.Thing { }"},
            "a super call of a default",
                    new String[] {
                        "new Impl().go();",
                        "package client; public class Impl implements api.Thing { public void go() { api.Thing.super.go(); } }"
                    },
            "a reference to a default", new String[] {"java.util.function.Consumer<api.Thing> c = api.Thing::go;"},
            "a reference to super of a default",
                    new String[] {
                        "new Impl().call();",
                        "package client; public class Impl implements api.Thing { void call() { Runnable r = api.Thing.super::go; r.run(); } }"
                    }));

    private static final Map<String, String[]> STATIC_USES = new TreeMap<>(Map.of(
            "a call of a static", new String[] {"api.Thing.go();"},
            "a reference to a static", new String[] {"Runnable r = api.Thing::go; r.run();"}));

    private InterfaceCases() {}

    static List<Case> all() {
        List<Case> cases = new ArrayList<>();
        add(cases, "abstract", USES);
        add(cases, "default", DEFAULT_USES);
        add(cases, "static", STATIC_USES);
        return cases;
    }

    private static void add(List<Case> cases, String was, Map<String, String[]> uses) {
        uses.forEach((use, sources) -> SECOND.forEach((now, method) -> {
            for (String placement : List.of("own", "of a superinterface", "of a class")) {
                boolean fits = !placement.equals("of a class") || !(method.startsWith("private static"));
                if (fits) {
                    cases.add(of(was, use, sources, now, method, placement));
                }
            }
        }));
    }

    private static Case of(String was, String use, String[] sources, String now, String method, String placement) {
        String rule = placement.equals("of a class")
                ? "OwnerKind"
                : now.equals("gone") || now.startsWith("of") || now.startsWith("with")
                        ? "MemberExists"
                        : now.startsWith("private")
                                ? "MemberAccessible"
                                : was.equals("static") != now.equals("static") ? "StaticOrNot" : "MethodsImplemented";
        String call = now.equals("abstract") || now.equals("default") ? "thing.go();" : "";
        Case.Builder builder = Case.of(
                        rule, use + " of an interface that was " + was + " and is now " + now + " " + placement)
                .first("package api; public interface Thing { " + SECOND.get(was) + " }", HOST.formatted(""));
        switch (placement) {
            case "own" ->
                builder.second("package api; public interface Thing { " + method + " }", HOST.formatted(call));
            case "of a superinterface" ->
                builder.second(
                        "package api; public interface Thing extends Base { }",
                        "package api; public interface Base { " + method + " }",
                        HOST.formatted(call));
            default ->
                builder.second(
                        "package api; public abstract class Thing { "
                                + method.replace("default", "public")
                                        .replace("void go();", "public abstract void go();")
                                        .replace("static void", "public static void")
                                + " }",
                        HOST.formatted(call));
        }
        String[] others = new String[sources.length - 1];
        System.arraycopy(sources, 1, others, 0, others.length);
        return builder.runs(sources[0], others);
    }
}
