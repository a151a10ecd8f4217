package dev.cofferdam.gate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One type that contract and client see through the same provider, or through two. */
final class LoaderCases {
    private static final String TYPE = "package shared; public class Type { public int a; }";
    private static final String THING = """
            package api;
            public class Thing {
                public static shared.Type last;
                public shared.Type own;
                public static void take(shared.Type type) { if (type != null) { type.a++; } }
                public static void take(int a, shared.Type[] types) { new shared.Type(); }
                public static shared.Type make() { return new shared.Type(); }
                public static shared.Type none() { return null; }
                public static void takeNone(shared.Type type) { }
                public shared.Type change(shared.Type type) { return new shared.Type(); }
                public static void generic(java.util.List<shared.Type> types) { new shared.Type(); }
                public static void plain() { new shared.Type(); }
                public Thing() { new shared.Type(); }
                public Thing(shared.Type type) { new shared.Type(); }
                public static void call(Thing thing) { thing.change(null); }
                public static void call(Change thing) { thing.change(new shared.Type()); }
            }
            """;
    private static final String CHANGE =
            "package api; public interface Change { shared.Type change(shared.Type type); }";

    private LoaderCases() {}

    static List<Case> all() {
        String[][] uses = {
            {"an argument", "api.Thing.take(new shared.Type());"},
            {"an array as argument", "api.Thing.take(1, new shared.Type[1]);"},
            {"a result", "shared.Type type = api.Thing.make(); type.a = 1;"},
            {"a result that is passed on", "new shared.Type(); api.Thing.take(api.Thing.make());"},
            {"a written field", "new shared.Type(); api.Thing.plain(); api.Thing.last = null;"},
            {"a read field", "new shared.Type(); api.Thing.make(); shared.Type type = api.Thing.last; "},
            {"a field of an object", "new shared.Type(); shared.Type type = new api.Thing().own;"},
            {"a constructor", "new api.Thing(new shared.Type());"},
            {
                "a constructor's reference",
                "new shared.Type(); java.util.function.Function<shared.Type, Object> f = api.Thing::new; f.apply(null);"
            },
            {"a reference", "new shared.Type(); java.util.function.Supplier<Object> f = api.Thing::make; f.get();"},
            {"a generic argument", "new shared.Type(); api.Thing.generic(new java.util.ArrayList<shared.Type>());"},
            {"no signature", "new shared.Type(); api.Thing.plain();"},
            {"only the client", "new shared.Type();"},
            {"only the contract", "api.Thing.make();"},
            {"a literal and an argument", "Object type = shared.Type.class; api.Thing.make(); api.Thing.take(null);"},
            {
                "an own override",
                "new shared.Type(); api.Thing.call(new Sub());",
                "package client; public class Sub extends api.Thing { public shared.Type change(shared.Type type) { return new shared.Type(); } }"
            },
            {
                "an own overload",
                "new shared.Type(); new Sub().change(1);",
                "package client; public class Sub extends api.Thing { public shared.Type change(int a) { return new shared.Type(); } }"
            },
            {
                "an own implementation",
                "new shared.Type(); api.Thing.plain(); api.Thing.call((api.Change) new Impl());",
                "package client; public class Impl implements api.Change { public shared.Type change(shared.Type type) { return new shared.Type(); } }"
            },
            {
                "a lambda",
                "new shared.Type(); api.Thing.plain(); api.Change change = type -> type; api.Thing.call(change);"
            },
            {
                "an own override of an inherited method",
                "new shared.Type(); api.Thing.call(new Sub());",
                "package client; public class Sub extends Mid { public shared.Type change(shared.Type type) { return null; } }",
                "package client; public class Mid extends api.Thing { }"
            },
            {
                "an own abstract override",
                "new shared.Type(); api.Thing.plain(); Class.forName(Sub.class.getName());",
                "package client; public abstract class Sub extends api.Thing { public abstract shared.Type change(shared.Type type); }"
            },
            {
                "an own overload of another type",
                "new shared.Type(); api.Thing.plain(); new Sub();",
                "package client; public class Sub extends api.Thing { private shared.Type change(int type) { return null; } }"
            },
            {
                "an own anonymous implementation",
                "new shared.Type(); api.Thing.plain(); api.Thing.call(new api.Change() { public shared.Type change(shared.Type type) { return type; } });"
            },
            {
                "an own interface that overrides",
                "new shared.Type(); api.Thing.plain(); api.Thing.call((api.Change) new Impl());",
                "package client; public class Impl implements Mid { }",
                "package client; public interface Mid extends api.Change { default shared.Type change(shared.Type type) { return type; } }"
            },
            {"an own array of it alone", "Object types = new shared.Type[0]; api.Thing.plain();"},
            {
                "an inherited call",
                "new Sub().call(new shared.Type());",
                "package client; public class Sub extends api.Thing { shared.Type call(shared.Type type) { return change(type); } }"
            },
            {
                "a call on an own subclass",
                "new Sub().change(new shared.Type());",
                "package client; public class Sub extends api.Thing { }"
            },
            {
                "an inherited field",
                "new shared.Type(); Object o = new Sub().read();",
                "package client; public class Sub extends api.Thing { Object read() { return own; } }"
            }
        };
        List<Case> cases = new ArrayList<>();
        for (String[] use : uses) {
            for (boolean twice : List.of(true, false)) {
                String rule = use[0].startsWith("an own") ? "OverrideConstraints" : "LoaderConstraints";
                Case.Builder builder = Case.of(
                                rule, use[0] + " of a type seen through " + (twice ? "two providers" : "one provider"))
                        .shared(TYPE)
                        .first(THING, CHANGE)
                        .second(THING, CHANGE);
                if (twice) {
                    builder.with(Case.Trait.TWO_PROVIDERS);
                }
                cases.add(builder.runs(use[1], Arrays.copyOfRange(use, 2, use.length)));
            }
        }
        return cases;
    }
}
