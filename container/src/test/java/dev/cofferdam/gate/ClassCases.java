package dev.cofferdam.gate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A type, in every shape that it can take, under every way to use it. */
final class ClassCases {
    private static final String MAKE =
            "package api; public class Make { public static Thing thing() { return null; } public static Object object() { return \"\"; } }";

    /** What the client does with class {@code Thing}, which had a static and an object's method and field. */
    private enum Use {
        NEW("ClassInstantiable", "new api.Thing();"),
        CALL("OwnerKind", "api.Make.thing().go();"),
        STATIC_CALL("OwnerKind", "api.Thing.make();"),
        STATIC_READ("MemberExists", "int a = api.Thing.count;"),
        LITERAL("ClassAccessible", "Class<?> type = api.Thing.class;"),
        ARRAY_LITERAL("ClassAccessible", "Class<?> type = api.Thing[].class;"),
        ARRAY("ClassAccessible", "Object[] things = new api.Thing[1];"),
        ARRAYS("ClassAccessible", "Object[] things = new api.Thing[1][2];"),
        CAST("ClassAccessible", "Object thing = (api.Thing) api.Make.object();"),
        INSTANCE_OF("ClassAccessible", "boolean is = api.Make.object() instanceof api.Thing;"),
        ARRAY_CAST("ClassAccessible", "Object thing = (api.Thing[]) api.Make.object();"),
        LAMBDA("ClassAccessible", "java.util.function.Supplier<api.Thing> s = () -> api.Make.thing(); s.get();"),
        METHOD_REFERENCE("OwnerKind", "java.util.function.Supplier<api.Thing> s = api.Make::thing; s.get();"),
        UNBOUND_REFERENCE("OwnerKind", "java.util.function.Consumer<api.Thing> s = api.Thing::go;"),
        NEW_REFERENCE("ClassInstantiable", "java.util.function.Supplier<Object> s = api.Thing::new; s.get();"),
        EXTENDS("SuperclassExtensible", "new Sub();", "package client; public class Sub extends api.Thing { }"),
        ANONYMOUS("SuperclassExtensible", "new api.Thing() { };"),
        EXTENDS_ABSTRACT(
                "SuperclassExtensible",
                "Class.forName(Sub.class.getName());",
                "package client; public abstract class Sub extends api.Thing { }"),
        SIGNATURE(
                "ClassAccessible",
                "",
                "package client; public class Other { api.Thing a; api.Thing m(api.Thing[] b) { return a; } }"),
        GENERIC("ClassAccessible", "java.util.List<api.Thing> things = new java.util.ArrayList<>(); things.size();"),
        VARIABLE("ClassAccessible", "api.Thing thing = null; if (thing != null) { thing = null; }"),
        CONCAT("ClassAccessible", "String text = \"a\" + api.Make.thing();"),
        STORED(
                "ClassAccessible",
                "new Other().keep(null);",
                "package client; public class Other { api.Thing a; void keep(api.Thing b) { a = b; } }"),
        SYNCHRONIZED("ClassAccessible", "synchronized (api.Thing.class) { }");

        private final String rule;
        private final String body;
        private final String[] others;

        Use(String rule, String body, String... others) {
            this.rule = rule;
            this.body = body;
            this.others = others;
        }
    }

    private static final Map<String, String> SECOND = new LinkedHashMap<>();

    static {
        String members = " public static int count = 1; public static void make() { } public void go() { } ";
        SECOND.put("unchanged", "package api; public class Thing { %s }".formatted(members));
        SECOND.put("final", "package api; public final class Thing { %s }".formatted(members));
        SECOND.put("abstract", "package api; public abstract class Thing { %s }".formatted(members));
        SECOND.put("hidden", "package api; class Thing { public Thing() { } %s }".formatted(members));
        SECOND.put("hidden and final", "package api; final class Thing { public Thing() { } %s }".formatted(members));
        SECOND.put(
                "sealed",
                "package api; public sealed class Thing permits Thing.Only { %s static final class Only extends Thing { } }"
                        .formatted(members));
        SECOND.put("an enum", "package api; public enum Thing { ONE; %s }".formatted(members));
        SECOND.put("a record", "package api; public record Thing() { %s }".formatted(members));
        SECOND.put(
                "an interface",
                "package api; public interface Thing { int count = 1; static void make() { } default void go() { } }");
        SECOND.put(
                "a hidden interface",
                "package api; interface Thing { int count = 1; static void make() { } default void go() { } }");
        SECOND.put("an annotation", "package api; public @interface Thing { int count = 1; }");
        SECOND.put("gone", "package api; public class Thang { }");
    }

    private ClassCases() {}

    static List<Case> all() {
        List<Case> cases = new ArrayList<>();
        for (Use use : Use.values()) {
            SECOND.forEach((kind, second) -> {
                String rule = kind.equals("gone") ? "ClassExists" : kind.equals("sealed") ? "SealedPermits" : use.rule;
                String[] contract = kind.equals("gone")
                        ? new String[] {second, MAKE.replace("Thing thing", "Thang thing")}
                        : new String[] {second, MAKE};
                cases.add(Case.of(rule, use + " of a class that is " + kind)
                        .first(SECOND.get("unchanged"), MAKE)
                        .second(contract)
                        .runs(use.body, use.others));
            });
        }
        return cases;
    }
}
