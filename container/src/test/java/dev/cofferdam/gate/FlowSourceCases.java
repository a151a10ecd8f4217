package dev.cofferdam.gate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A class that no longer extends another, by the ways on which a value of it comes to the place that needs the other. */
final class FlowSourceCases {
    private static final String[] SAME = {
        "package api; public class Base extends Exception { public int size = 1; public void go() { } }",
        "package api; public class Make { public static boolean yes() { return false; } public static void take(Base base) { } public static void takeAll(Base[] bases) { } public static void risk() throws Sub { } }",
        "package api; public class Pair<T extends Sub> { public T first; public T first() { return first; } }"
    };

    /** By source of the value, the members of a class that has one and hands it on. */
    private static final Map<String, String> SOURCES = new LinkedHashMap<>();

    static {
        SOURCES.put("a parameter", "static void m(api.Sub sub) { %s }");
        SOURCES.put("a parameter behind others", "void m(long a, int[] b, api.Sub sub) { %s }");
        SOURCES.put("an element of a parameter", "static void m(api.Sub[] subs) { api.Sub sub = subs[0]; %s }");
        SOURCES.put("an element of two dimensions", "static void m(api.Sub[][] subs) { api.Sub sub = subs[0][1]; %s }");
        SOURCES.put("a parameter of a constructor", "Own(api.Sub sub) { %s } Own() { }");
        SOURCES.put("an own field", "api.Sub sub; void m() { %s }");
        SOURCES.put("an own static field", "static api.Sub sub; static void m() { %s }");
        SOURCES.put("an own field of an array", "api.Sub[] subs; void m() { api.Sub sub = subs[0]; %s }");
        SOURCES.put(
                "the result of an own method",
                "static native api.Sub make(); static void m() { api.Sub sub = make(); %s }");
        SOURCES.put("a field of another own class", "static void m() { api.Sub sub = Other.sub; %s }");
        SOURCES.put(
                "the result of another own class's method",
                "static void m(Other other) { api.Sub sub = other.make(); %s }");
        SOURCES.put("a null at a join", "static void m() { api.Sub sub = null; while (api.Make.yes()) { %s } }");
        SOURCES.put(
                "a join of two own subclasses",
                "static void m(boolean a) { api.Sub sub = a ? new One() : new Two(); %s }");
        SOURCES.put("a join of two parameters", "static void m(One a, Two b) { api.Sub sub = a == null ? b : a; %s }");
        SOURCES.put("a caught exception", "static void m() { try { api.Make.risk(); } catch (api.Sub sub) { %s } }");
        SOURCES.put(
                "a caught exception of two",
                "static void m() { try { api.Make.risk(); } catch (One | Two two) { api.Sub sub = two; %s } catch (api.Sub sub) { } }");
        SOURCES.put("a cast", "static void m(Object o) { api.Sub sub = (api.Sub) o; %s }");
        SOURCES.put("a test", "static void m(Object o) { if (o instanceof api.Sub sub) { %s } }");
        SOURCES.put("a type variable", "static <T extends api.Sub> void m(T sub) { %s }");
        SOURCES.put("a list", "static void m(java.util.List<api.Sub> subs) { for (api.Sub sub : subs) { %s } }");
        SOURCES.put("a generic field", "static void m(api.Pair<?> pair) { api.Sub sub = pair.first; %s }");
        SOURCES.put(
                "a parameter of a lambda",
                "static void m() { java.util.function.Consumer<api.Sub> c = sub -> { %s }; c.accept(null); }");
        SOURCES.put("what a lambda captures", "static void m(api.Sub sub) { Runnable r = () -> { %s }; }");
        SOURCES.put("an own subclass as a parameter", "static void m(One sub) { %s }");
        SOURCES.put("an own subclass as a field", "One sub; void m() { %s }");
        SOURCES.put("an own subclass at a join", "static void m() { One sub = null; while (api.Make.yes()) { %s } }");
    }

    /** By place, what is done with the value. */
    private static final Map<String, String> PLACES = new LinkedHashMap<>();

    static {
        PLACES.put("is passed", "api.Make.take(sub);");
        PLACES.put("is passed to an own method", "own(sub);");
        PLACES.put("is written to an own field", "base = sub;");
        PLACES.put("is a local variable's", "api.Base there = sub; while (there != null) { there = null; }");
        PLACES.put("is a receiver", "api.Base there = sub; there.go();");
        PLACES.put("is not used", "int one = 1;");
    }

    private FlowSourceCases() {}

    static List<Case> all() {
        List<Case> cases = new ArrayList<>();
        SOURCES.forEach((source, members) -> PLACES.forEach((place, use) -> {
            for (String now : List.of("kept", "apart", "in between")) {
                cases.add(flow(source, String.format(members, use), place, now));
            }
        }));
        return cases;
    }

    private static Case flow(String source, String members, String place, String now) {
        return Case.of("SubtypeKept", source + " " + place + " where its class is " + now)
                .first(contract("kept"))
                .second(contract(now))
                .runs(
                        "Class.forName(Own.class.getName());",
                        "package client; public class Own { static api.Base base; static void own(api.Base base) { } "
                                + members + " }",
                        "package client; public class One extends api.Sub { }",
                        "package client; public class Two extends api.Sub { }",
                        "package client; public class Other { static api.Sub sub; native api.Sub make(); }");
    }

    private static String[] contract(String now) {
        String above = now.equals("kept") ? "Base" : now.equals("apart") ? "Exception" : "Mid";
        return new String[] {
            SAME[0],
            SAME[1],
            SAME[2],
            "package api; public class Mid extends Base { }",
            "package api; public class Sub extends " + above + " { public String text = \"\"; }"
        };
    }
}
