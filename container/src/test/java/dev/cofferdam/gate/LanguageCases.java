package dev.cofferdam.gate;

import java.util.ArrayList;
import java.util.List;

/** What the language makes of enums, records, sealed types, lambdas, constants, annotations, strings and nests. */
final class LanguageCases {
    private final List<Case> cases = new ArrayList<>();

    private LanguageCases() {}

    static List<Case> all() {
        LanguageCases all = new LanguageCases();
        all.enums();
        all.records();
        all.sealedTypes();
        all.lambdas();
        all.constants();
        all.annotations();
        all.nests();
        all.circles();
        all.polymorphic();
        all.handlers();
        return all.cases;
    }

    private void add(String rule, String name, String[] first, String[] second, String body, String... others) {
        cases.add(Case.of(rule, name).first(first).second(second).runs(body, others));
    }

    private static String[] of(String... sources) {
        return sources;
    }

    private void enums() {
        String first = "package api; public enum Color { RED, GREEN, BLUE; public static Color any() { return RED; } }";
        String[][] seconds = {
            {"the same constants", "public enum Color { RED, GREEN, BLUE; %s }"},
            {"the constants in another order", "public enum Color { BLUE, RED, GREEN; %s }"},
            {"one constant more", "public enum Color { RED, GREEN, BLUE, BLACK; %s }"},
            {"no GREEN", "public enum Color { RED, BLUE; %s }"},
            {
                "a body for a constant",
                "public enum Color { RED, GREEN { public String toString() { return \"\"; } }, BLUE; %s }"
            },
            {
                "a class with constants",
                "public class Color { public static final Color RED = new Color(), GREEN = RED, BLUE = RED; %s }"
            },
            {
                "an interface with constants",
                "public interface Color { Color RED = new Color() { }, GREEN = RED, BLUE = RED; static Color any() { return RED; } }"
            }
        };
        String[][] uses = {
            {"a switch", "switch (api.Color.any()) { case GREEN: break; default: }"},
            {
                "a switch expression",
                "int a = switch (api.Color.any()) { case RED -> 1; case GREEN -> 2; case BLUE -> 3; };"
            },
            {"a switch over another constant", "switch (api.Color.any()) { case RED: break; default: }"},
            {"a constant", "Object a = api.Color.GREEN;"},
            {"another constant", "Object a = api.Color.RED;"},
            {"ordinal", "int a = api.Color.any().ordinal();"},
            {"name", "String a = api.Color.any().name();"},
            {"values", "Object a = api.Color.values();"},
            {"valueOf", "Object a = api.Color.valueOf(\"RED\");"},
            {
                "a map",
                "java.util.Map<api.Color, String> map = new java.util.EnumMap<>(java.util.Map.of(api.Color.any(), \"a\"));"
            },
            {"a comparison", "boolean a = api.Color.any() == api.Color.GREEN;"}
        };
        for (String[] second : seconds) {
            for (String[] use : uses) {
                if (use[0].equals("a map") && !second[1].contains("enum")) {
                    continue; // the map's own code casts
                }
                add(
                        second[0].startsWith("no GREEN") ? "MemberExists" : "OwnerKind",
                        use[0] + " of an enum that is now " + second[0],
                        of(first),
                        of("package api; " + second[1].formatted("public static Color any() { return RED; }")),
                        use[1]);
            }
        }
    }

    private void records() {
        String first =
                "package api; public record Point(int x, int y) { public static Point origin() { return new Point(0, 0); } }";
        String[][] seconds = {
            {
                "the same",
                "public record Point(int x, int y) { public static Point origin() { return new Point(0, 0); } }"
            },
            {
                "of three components",
                "public record Point(int x, int y, int z) { public static Point origin() { return new Point(0, 0, 0); } }"
            },
            {
                "of three components with the old constructor",
                "public record Point(int x, int y, int z) { public Point(int x, int y) { this(x, y, 0); } public static Point origin() { return new Point(0, 0, 0); } }"
            },
            {"without y", "public record Point(int x) { public static Point origin() { return new Point(0); } }"},
            {
                "of longs",
                "public record Point(long x, long y) { public static Point origin() { return new Point(0, 0); } }"
            },
            {
                "in another order",
                "public record Point(int y, int x) { public static Point origin() { return new Point(0, 0); } }"
            },
            {
                "a class",
                "public class Point { public Point(int x, int y) { } public int x() { return 0; } public int y() { return 0; } public static Point origin() { return new Point(0, 0); } }"
            },
            {
                "a final class with getters",
                "public final class Point { public Point(int x, int y) { } public int getX() { return 0; } public int getY() { return 0; } public static Point origin() { return new Point(0, 0); } }"
            },
            {"an interface", "public interface Point { int x(); int y(); static Point origin() { return null; } }"}
        };
        String[][] uses = {
            {"new", "new api.Point(1, 2);"},
            {"an accessor", "int a = api.Point.origin().y();"},
            {
                "an accessor's reference",
                "java.util.function.ToIntFunction<api.Point> f = api.Point::y; f.applyAsInt(api.Point.origin());"
            },
            {"equals", "boolean a = api.Point.origin().equals(null);"},
            {"toString", "String a = api.Point.origin().toString();"},
            {"hashCode", "int a = java.util.Objects.hash(api.Point.origin());"}
        };
        for (String[] second : seconds) {
            for (String[] use : uses) {
                add(
                        "MemberExists",
                        use[0] + " of a record that is now " + second[0],
                        of(first),
                        of("package api; " + second[1]),
                        use[1]);
            }
        }
    }

    private void sealedTypes() {
        String[][] seconds = {
            {"open", "public %s Shape { }"},
            {"sealed without it", "public sealed %s Shape permits Dot { }"},
            {"sealed with it", "public sealed %s Shape permits Dot, client.Sub { }"},
            {"sealed and hidden", "sealed %s Shape permits Dot { }"}
        };
        for (String kind : List.of("class", "abstract class", "interface")) {
            boolean isInterface = kind.equals("interface");
            String inherits = isInterface ? "implements" : "extends";
            for (String[] second : seconds) {
                for (String sub : List.of(
                        "final", "non-sealed", "abstract", "anonymous", "interface", "record", "enum", "lambda")) {
                    if (second[0].equals("sealed with it") || second[0].endsWith("hidden") && sub.equals("lambda")) {
                        continue; // javac demands one module
                    }
                    boolean fits = isInterface
                            || !(sub.equals("interface")
                                    || sub.equals("record")
                                    || sub.equals("enum")
                                    || sub.equals("lambda"));
                    if (!fits) {
                        continue;
                    }
                    String one = sub.equals("lambda") ? "void one();" : "";
                    String dotBody = one.isEmpty() ? "" : "public void one() { }";
                    String body = switch (sub) {
                        case "anonymous" -> "new api.Shape() { };";
                        case "lambda" -> "api.Shape s = () -> { }; s.one();";
                        default -> "Class.forName(Sub.class.getName());";
                    };
                    String declared = switch (sub) {
                        case "final" -> "public final class Sub " + inherits + " api.Shape { }";
                        case "non-sealed" -> "public class Sub " + inherits + " api.Shape { }";
                        case "abstract" -> "public abstract class Sub " + inherits + " api.Shape { }";
                        case "interface" -> "public interface Sub extends api.Shape { }";
                        case "record" -> "public record Sub(int a) implements api.Shape { }";
                        case "enum" -> "public enum Sub implements api.Shape { ONE }";
                        default -> "";
                    };
                    String dot = "package api; public final class Dot " + inherits + " Shape { " + dotBody + " }";
                    String brace = one.isEmpty() ? "{ }" : "{ " + one + " }";
                    Case.Builder builder = Case.of(
                                    "SealedPermits", sub + " subtype of a " + kind + " that is now " + second[0])
                            .first("package api; public " + kind + " Shape " + brace, dot)
                            .second(
                                    "package api; "
                                            + second[1]
                                                    .formatted(kind)
                                                    .replace("{ }", brace)
                                                    .replace("sealed abstract", "abstract sealed"),
                                    dot);
                    cases.add(
                            declared.isEmpty()
                                    ? builder.runs(body)
                                    : builder.runs(body, "package client; " + declared));
                }
            }
        }
    }

    private void lambdas() {
        String make = "package api; public class Make { public static void call(Fun fun) { %s } }";
        String[][] seconds = {
            {"the same", "public interface Fun { void one(); }", "fun.one();"},
            {"one abstract method more", "public interface Fun { void one(); void two(); }", "fun.two();"},
            {"one default method more", "public interface Fun { void one(); default void two() { } }", "fun.two();"},
            {"one static method more", "public interface Fun { void one(); static void two() { } }", "Fun.two();"},
            {"another method's name", "public interface Fun { void two(); }", "fun.two();"},
            {
                "another method's name beside a default",
                "public interface Fun { void two(); default void one() { } }",
                "fun.two();"
            },
            {"another type", "public interface Fun { int one(); }", "fun.one();"},
            {"another parameter", "public interface Fun { void one(int a); }", "fun.one(1);"},
            {"a default", "public interface Fun { default void one() { } }", "fun.one();"},
            {
                "an abstract method of Object more",
                "public interface Fun { void one(); boolean equals(Object o); }",
                "fun.equals(null);"
            },
            {"a superinterface's", "public interface Fun extends Sup { } interface Sup { void one(); }", "fun.one();"},
            {
                "a superinterface's and one more",
                "public interface Fun extends Sup { void two(); } interface Sup { void one(); }",
                "fun.two();"
            },
            {"an abstract class", "public abstract class Fun { public abstract void one(); }", "fun.one();"},
            {"hidden", "interface Fun { void one(); }", "fun.one();"},
            {
                "sealed",
                "public sealed interface Fun permits Only { void one(); } final class Only implements Fun { public void one() { } }",
                "fun.one();"
            },
            {"gone", "interface Gone { }", ""}
        };
        String[][] uses = {
            {"a lambda", "api.Make.call(() -> { });"},
            {"a capturing lambda", "Object o = new Object(); api.Make.call(() -> o.hashCode());"},
            {"a method reference", "api.Make.call(System::gc);"},
            {"a bound method reference", "api.Make.call(new Object()::hashCode);"},
            {"a constructor reference", "api.Make.call(Object::new);"},
            {"a serializable lambda", "api.Make.call((api.Fun & java.io.Serializable) () -> { });"},
            {"an intersection with an own interface", "api.Make.call((api.Fun & Mark) () -> { });"},
            {"an anonymous class", "api.Make.call(new api.Fun() { public void one() { } });"},
            {"an own interface that extends it", "api.Make.call((Own) () -> { });"}
        };
        for (String[] second : seconds) {
            for (String[] use : uses) {
                String call = second[2];
                String[] contract = second[0].equals("gone")
                        ? of(
                                "package api; " + second[1],
                                "package api; public class Make { public static void call(Object fun) { } }")
                        : of("package api; " + second[1], make.formatted(call));
                String other = use[1].contains("Mark")
                        ? "package client; public interface Mark { }"
                        : "package client; public interface Own extends api.Fun { }";
                boolean needs = use[1].contains("Mark") || use[1].contains("Own");
                Case.Builder builder = Case.of(
                                "LambdaImplements", use[0] + " of an interface that has now " + second[0])
                        .first("package api; public interface Fun { void one(); }", make.formatted(""))
                        .second(contract);
                cases.add(needs ? builder.runs(use[1], other) : builder.runs(use[1]));
            }
        }
    }

    private void constants() {
        String[][] types = {
            {"int", "1"},
            {"String", "\"a\""},
            {"long", "1L"},
            {"boolean", "true"},
            {"Integer", "1"},
            {"Object", "\"a\""}
        };
        for (String[] type : types) {
            String field = "public static final " + type[0] + " MOST = " + type[1] + ";";
            String[][] seconds = {
                {"gone", ""},
                {"private", field.replace("public", "private")},
                {"not final", field.replace("final ", "")},
                {"not static", field.replace("static ", "")},
                {"of type double", "public static final double MOST = 1;"},
                {
                    "of another value",
                    field.replace("1", "2").replace("\"a\"", "\"b\"").replace("true", "false")
                }
            };
            for (String[] second : seconds) {
                add(
                        "MemberExists",
                        "a constant of type " + type[0] + " that is now " + second[0],
                        of("package api; public class Most { " + field + " }"),
                        of("package api; public class Most { " + second[1] + " }"),
                        type[0] + " a = api.Most.MOST; String text = \"most \" + api.Most.MOST;");
            }
            add(
                    "ClassExists",
                    "a constant of type " + type[0] + " of a class that is gone",
                    of("package api; public class Most { " + field + " }"),
                    of("package api; public class Other { }"),
                    type[0] + " a = api.Most.MOST;");
        }
        add(
                "ClassExists",
                "a constant in a switch and an annotation of a class that is gone",
                of("package api; public class Most { public static final String A = \"a\"; }"),
                of("package api; public class Other { }"),
                "switch (\"b\") { case api.Most.A: break; default: } new Own();",
                "package client; @SuppressWarnings(api.Most.A) public class Own { }");
    }

    private void annotations() {
        String mark =
                "package api; import java.lang.annotation.*; @Retention(RetentionPolicy.%s) public @interface Mark { int value() default 1; Class<?> type() default Object.class; }";
        for (String retention : List.of("RUNTIME", "CLASS", "SOURCE")) {
            for (String now : List.of("gone", "hidden", "a class", "the same")) {
                String second = switch (now) {
                    case "gone" -> "package api; public class Other { }";
                    case "hidden" -> "package api; @interface Mark { }";
                    case "a class" -> "package api; public class Mark { }";
                    default -> mark.formatted(retention);
                };
                String[][] places = {
                    {"a class", "@api.Mark(2) public class Own { }"},
                    {"a method", "public class Own { @api.Mark(2) public void go() { } }"},
                    {"a field", "public class Own { @api.Mark(type = String.class) int a; }"},
                    {"a parameter", "public class Own { public void go(@api.Mark int a) { } }"}
                };
                for (String[] place : places) {
                    add(
                            "ClassExists",
                            "a " + retention + " annotation of " + place[0] + " that is now " + now,
                            of(mark.formatted(retention)),
                            of(second),
                            "Own own = new Own(); own.getClass().getAnnotations(); own.getClass().getMethods();",
                            "package client; " + place[1]);
                }
            }
        }
    }

    private void nests() {
        String[][] seconds = {
            {"the same", "public class Out { public static class In { public In() { } public void go() { } } }"},
            {"private", "public class Out { private static class In { public In() { } public void go() { } } }"},
            {"protected", "public class Out { protected static class In { public In() { } public void go() { } } }"},
            {"hidden", "public class Out { static class In { public In() { } public void go() { } } }"},
            {"an object's", "public class Out { public class In { public In() { } public void go() { } } }"},
            {"gone", "public class Out { }"},
            {"an interface", "public class Out { public interface In { void go(); } }"},
            {"of an interface", "public interface Out { class In { public In() { } public void go() { } } }"}
        };
        String[][] uses = {
            {"new", "new api.Out.In();"},
            {"a call", "api.Out.In in = null; in.go();"},
            {"a subclass", "new Sub();", "package client; public class Sub extends api.Out.In { }"},
            {"a literal", "Object a = api.Out.In.class;"},
            {
                "an own nest",
                "new Own().go(); Own.In in = new Own.In(); ",
                "package client; public class Own { private int a; static class In { private int b; } void go() { In in = new In(); in.b = 1; Runnable r = () -> a++; r.run(); new api.Out.In(); } }"
            }
        };
        for (String[] second : seconds) {
            for (String[] use : uses) {
                String[] others = use.length > 2 ? of(use[2]) : of();
                add(
                        second[0].equals("gone") ? "ClassExists" : "ClassAccessible",
                        use[0] + " of a member class that is now " + second[0],
                        of(
                                "package api; public class Out { public static class In { public In() { } public void go() { } } }"),
                        of("package api; " + second[1]),
                        use[1],
                        others);
            }
        }
    }

    private void circles() {
        for (String kind : List.of("class", "interface")) {
            String other = kind.equals("class") ? "extends client.Sub" : "extends client.Sub";
            for (boolean circle : List.of(true, false)) {
                cases.add(Case.of(
                                "NotCircular",
                                "a " + kind + (circle ? " that is its own supertype" : " that only names its heir"))
                        .first("package api; public " + kind + " Thing { }")
                        .second(
                                "package api; public " + kind + " Thing " + (circle ? other : "")
                                        + " { client.Sub sub = null; }",
                                "package client; public " + kind + " Sub { }")
                        .with(Case.Trait.CYCLE)
                        .runs(
                                "Class.forName(Sub.class.getName());",
                                "package client; public " + kind + " Sub extends api.Thing { }"));
                cases.add(Case.of(
                                "NotCircular",
                                "a " + kind
                                        + (circle
                                                ? " that is its own supertype over two"
                                                : " that only names its heir's heir"))
                        .first("package api; public " + kind + " Thing { }")
                        .second(
                                "package api; public " + kind + " Thing " + (circle ? "extends client.Subs" : "")
                                        + " { client.Subs sub = null; }",
                                "package client; public " + kind + " Subs { }")
                        .with(Case.Trait.CYCLE)
                        .runs(
                                "Class.forName(Sub.class.getName());",
                                "package client; public " + kind + " Sub extends api.Thing { }",
                                "package client; public " + kind + " Subs extends Sub { }"));
            }
        }
    }

    private void polymorphic() {
        String[][] seconds = {
            {"the same", "public class Thing { public static long go(Thing a, int b) { return b; } }"},
            {"gone", "public class Other { }"},
            {"hidden", "class Thing { public static long go(Thing a, int b) { return b; } }"},
            {"an interface", "public interface Thing { static long go(Thing a, int b) { return b; } }"}
        };
        String[][] uses = {
            {
                "invokeExact",
                "java.lang.invoke.MethodHandle h = null; try { h = java.lang.invoke.MethodHandles.identity(api.Thing.class); } catch (RuntimeException e) { } api.Thing a = (api.Thing) h.invokeExact((api.Thing) null);"
            },
            {
                "invokeExact of numbers",
                "java.lang.invoke.MethodHandle h = java.lang.invoke.MethodHandles.identity(int.class); int a = (int) h.invokeExact(1);"
            },
            {
                "a VarHandle",
                "java.lang.invoke.VarHandle h = java.lang.invoke.MethodHandles.arrayElementVarHandle(int[].class); h.set(new int[1], 0, 1); int a = (int) h.get(new int[1], 0);"
            },
            {
                "a VarHandle of it",
                "java.lang.invoke.VarHandle h = java.lang.invoke.MethodHandles.arrayElementVarHandle(Object[].class); h.set(new Object[1], 0, (api.Thing) null);"
            },
            {"concatenation of many", "api.Thing t = null; String s = \"\" + t + 1 + 'c' + 2L + t + 1.0 + t;"},
            {"concatenation of a primitive", "int a = 1; String s = \"a\" + a;"}
        };
        for (String[] second : seconds) {
            for (String[] use : uses) {
                if (!use[1].contains("api") && !second[0].equals("gone")) {
                    continue;
                }
                add(
                        second[0].equals("gone") ? "ClassExists" : "ClassAccessible",
                        use[0] + " of a class that is now " + second[0],
                        of("package api; public class Thing { public static long go(Thing a, int b) { return b; } }"),
                        of("package api; " + second[1]),
                        use[1]);
            }
        }
    }

    private void handlers() {
        String[] first = of(
                "package api; public class Thing { public static void go() { } public static int size = 1; public void run() { } }");
        String[][] seconds = {
            {"gone", "package api; public class Other { }"},
            {"bare", "package api; public class Thing { }"},
            {
                "hidden",
                "package api; class Thing { public Thing() { } public static void go() { } public static int size = 1; public void run() { } }"
            },
            {
                "abstract",
                "package api; public abstract class Thing { public static void go() { } public static int size = 1; public void run() { } }"
            },
            {
                "turned",
                "package api; public class Thing { public void go() { } public int size = 1; public static void run() { } }"
            }
        };
        for (String[] second : seconds) {
            for (String caught : List.of(
                    "LinkageError",
                    "Throwable",
                    "Error",
                    "NoClassDefFoundError",
                    "NoSuchMethodError",
                    "NoSuchFieldError",
                    "IncompatibleClassChangeError",
                    "IllegalAccessError",
                    "InstantiationError",
                    "RuntimeException",
                    "Exception",
                    "ClassCastException",
                    "OutOfMemoryError",
                    "VerifyError",
                    "AbstractMethodError",
                    "BootstrapMethodError")) {
                String[][] uses = {
                    {"a call", "api.Thing.go();"},
                    {"a read", "int a = api.Thing.size;"},
                    {"new", "new api.Thing();"},
                    {"a call of new", "new api.Thing().run();"}
                };
                for (String[] use : uses) {
                    add(
                            "GuardedPlace",
                            use[0] + " in a try that catches " + caught + ", of a class that is now " + second[0],
                            first,
                            of(second[1]),
                            "try { " + use[1] + " } catch (" + caught + " e) { }");
                }
            }
        }
    }
}
