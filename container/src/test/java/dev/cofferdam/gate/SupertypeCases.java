package dev.cofferdam.gate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What became of a type that the client's types inherit from, and calls on {@code super}. */
final class SupertypeCases {
    private static final Map<String, String> INTERFACE_NOW = new LinkedHashMap<>();
    private static final Map<String, String> HEIRS = new LinkedHashMap<>();
    private static final Map<String, String> SUPER_NOW = new LinkedHashMap<>();
    private static final Map<String, String> SUPER_CALLS = new LinkedHashMap<>();

    static {
        INTERFACE_NOW.put("an interface", "public interface Thing { }");
        INTERFACE_NOW.put("an interface with a default", "public interface Thing { default void extra() { } }");
        INTERFACE_NOW.put("a class", "public class Thing { }");
        INTERFACE_NOW.put("an abstract class", "public abstract class Thing { }");
        INTERFACE_NOW.put("a final class", "public final class Thing { }");
        INTERFACE_NOW.put("an enum", "public enum Thing { ONE }");
        INTERFACE_NOW.put("a record", "public record Thing() { }");
        INTERFACE_NOW.put("an annotation", "public @interface Thing { }");
        INTERFACE_NOW.put("hidden", "interface Thing { }");
        INTERFACE_NOW.put("gone", "public interface Other { }");
        HEIRS.put("a class", "public class Sub implements api.Thing { }");
        HEIRS.put("an abstract class", "public abstract class Sub implements api.Thing { }");
        HEIRS.put("an interface", "public interface Sub extends api.Thing { }");
        HEIRS.put("a record", "public record Sub(int a) implements api.Thing { }");
        HEIRS.put("an enum", "public enum Sub implements api.Thing { ONE }");
        HEIRS.put("a class of two interfaces", "public class Sub implements java.io.Serializable, api.Thing { }");
        HEIRS.put("a class with a superclass", "public class Sub extends Exception implements api.Thing { }");
        HEIRS.put(
                "a member class",
                "public class Sub { public static class In implements api.Thing { } Object in = new In(); { in.hashCode(); } }");
        SUPER_NOW.put("concrete", "public class Thing { public void go() { } }");
        SUPER_NOW.put("abstract", "public abstract class Thing { public abstract void go(); }");
        SUPER_NOW.put(
                "abstract in a superclass",
                "public abstract class Thing extends Base { } abstract class Base { public abstract void go(); }");
        SUPER_NOW.put(
                "concrete in a superclass",
                "public abstract class Thing extends Base { } class Base { public void go() { } }");
        SUPER_NOW.put(
                "abstract over a concrete one",
                "public abstract class Thing extends Base { public abstract void go(); } class Base { public void go() { } }");
        SUPER_NOW.put(
                "an interface's", "public abstract class Thing implements Base { } interface Base { void go(); }");
        SUPER_NOW.put(
                "a default",
                "public abstract class Thing implements Base { } interface Base { default void go() { } }");
        SUPER_NOW.put("gone", "public class Thing { }");
        SUPER_NOW.put("of another type", "public class Thing { public int go() { return 1; } }");
        SUPER_CALLS.put("a super call", "public class Sub extends api.Thing { public void go() { super.go(); } }");
        SUPER_CALLS.put(
                "a super call of another method",
                "public class Sub extends api.Thing { public void go() { } { super.go(); } }");
        SUPER_CALLS.put(
                "a super call over two",
                "public class Sub extends Mid { public void go() { super.go(); } } class Mid extends api.Thing { }");
        SUPER_CALLS.put(
                "a super call that stops between",
                "public class Sub extends Mid { public void go() { super.go(); } } class Mid extends api.Thing { public void go() { } }");
        SUPER_CALLS.put(
                "a reference to super",
                "public class Sub extends api.Thing { public void go() { Runnable r = super::go; r.run(); } }");
        SUPER_CALLS.put(
                "an outer class's super",
                "public class Sub extends api.Thing { public void go() { Runnable r = new Runnable() { public void run() { Sub.super.go(); } }; r.run(); } }");
        SUPER_CALLS.put("a call of this", "public class Sub extends api.Thing { public void go() { } { this.go(); } }");
        SUPER_CALLS.put("no call", "public class Sub extends api.Thing { public void go() { } }");
    }

    private SupertypeCases() {}

    static List<Case> all() {
        List<Case> cases = new ArrayList<>();
        INTERFACE_NOW.forEach((now, second) -> HEIRS.forEach((heir, source) ->
                cases.add(Case.of(rule(now), heir + " that inherits from an interface that is now " + now)
                        .first("package api; public interface Thing { }")
                        .second("package api; " + second)
                        .runs(
                                heir.equals("a member class") ? "new Sub();" : "Class.forName(Sub.class.getName());",
                                "package client; " + source))));
        SUPER_NOW.forEach((now, second) -> SUPER_CALLS.forEach(
                (call, source) -> cases.add(Case.of("SuperCallConcrete", call + " of a method that is now " + now)
                        .first("package api; public class Thing { public void go() { } }")
                        .second("package api; " + second)
                        .runs("new Sub().go();", "package client; " + source))));
        return cases;
    }

    private static String rule(String now) {
        return switch (now) {
            case "gone" -> "ClassExists";
            case "hidden" -> "ClassAccessible";
            default -> "SuperinterfaceIsInterface";
        };
    }
}
