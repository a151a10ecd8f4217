package dev.cofferdam.gate;

import java.util.ArrayList;
import java.util.List;

/** A constructor, in every shape that it can take, under every way to call it. */
final class ConstructorCases {
    private ConstructorCases() {}

    private static final List<String[]> USES = List.of(
            new String[] {"new", "new api.Thing(1);"},
            new String[] {"new of an anonymous subclass", "new api.Thing(1) { };"},
            new String[] {"a reference", "java.util.function.IntFunction<Object> f = api.Thing::new; f.apply(1);"},
            new String[] {
                "super", "new Sub();", "package client; public class Sub extends api.Thing { Sub() { super(1); } }"
            },
            new String[] {
                "new in a subclass",
                "new Sub().make();",
                "package client; public class Sub extends api.Thing { Sub() { super(1); } Object make() { return new api.Thing(1); } }"
            },
            new String[] {
                "new in a static method of a subclass",
                "Sub.make();",
                "package client; public class Sub extends api.Thing { Sub() { super(1); } static Object make() { return new api.Thing(1); } }"
            });

    static List<Case> all() {
        List<Case> cases = new ArrayList<>();
        for (String[] use : USES) {
            for (String access : List.of("public", "protected", "", "private")) {
                String rule = use[0].contains("in a") ? "ProtectedReceiver" : "MemberAccessible";
                cases.add(of(use, rule, "public class Thing { " + access + " Thing(int a) { } }"));
                cases.add(of(
                        use, "ClassInstantiable", "public abstract class Thing { " + access + " Thing(int a) { } }"));
            }
            cases.add(of(use, "MemberExists", "public class Thing { }"));
            cases.add(of(use, "MemberExists", "public class Thing { public Thing(long a) { } }"));
            cases.add(of(use, "MemberExists", "public class Thing { public Thing(int a, int b) { } }"));
            cases.add(of(use, "MemberExists", "public class Thing { public Thing(int... a) { } }"));
            cases.add(of(use, "MemberExists", "public record Thing(int a) { }"));
            cases.add(of(use, "MemberExists", "public class Thing { public Thing(int a) throws Exception { } }"));
            cases.add(Case.of("MemberExists", use[0] + " of a constructor that only the superclass has")
                    .first("package api; public class Thing { public Thing(int a) { } }")
                    .second(
                            "package api; public class Thing extends Base { public Thing() { super(1); } }",
                            "package api; public class Base { public Base(int a) { } }")
                    .runs(use[1], others(use)));
        }
        return cases;
    }

    private static Case of(String[] use, String rule, String second) {
        return Case.of(rule, use[0] + " of '" + second + "'")
                .first("package api; public class Thing { public Thing(int a) { } }")
                .second("package api; " + second)
                .runs(use[1], others(use));
    }

    private static String[] others(String[] use) {
        return use.length > 2 ? new String[] {use[2]} : new String[0];
    }
}
