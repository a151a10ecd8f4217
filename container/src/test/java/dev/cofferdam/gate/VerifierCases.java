package dev.cofferdam.gate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A type that no longer extends or implements another, where the client's code needs it. */
final class VerifierCases {
    private static final Map<String, String[]> FLOWS = new LinkedHashMap<>();

    static {
        FLOWS.put("an argument", new String[] {"api.Make.take(api.Make.sub());"});
        FLOWS.put("an argument of a constructor", new String[] {"new api.Box(api.Make.sub());"});
        FLOWS.put("an argument of an own method", new String[] {
            "Own.take(api.Make.sub());", "package client; public class Own { static void take(api.Base base) { } }"
        });
        FLOWS.put("an argument behind another", new String[] {"api.Make.take(1L, api.Make.sub(), \"\");"});
        FLOWS.put("a written field", new String[] {"new api.Box(null).base = api.Make.sub();"});
        FLOWS.put("a written static field", new String[] {"api.Box.last = api.Make.sub();"});
        FLOWS.put("a written own field", new String[] {
            "new Own().keep();",
            "package client; public class Own { api.Base base; void keep() { base = api.Make.sub(); } }"
        });
        FLOWS.put("a result", new String[] {
            "new Own().make();", "package client; public class Own { api.Base make() { return api.Make.sub(); } }"
        });
        FLOWS.put(
                "a result of a lambda",
                new String[] {"java.util.function.Supplier<api.Base> s = () -> api.Make.sub(); s.get();"});
        FLOWS.put(
                "a method reference",
                new String[] {"java.util.function.Supplier<api.Base> s = api.Make::sub; s.get();"});
        FLOWS.put("a local variable", new String[] {"api.Base base = api.Make.sub(); base.go();"});
        FLOWS.put("a choice", new String[] {
            "api.Base base = System.nanoTime() == 0 ? api.Make.sub() : api.Make.base(); api.Make.take(base);"
        });
        FLOWS.put("a loop", new String[] {
            "api.Base base = api.Make.base(); for (int i = 0; i < 2; i++) { api.Make.take(base); base = api.Make.sub(); }"
        });
        FLOWS.put(
                "an element of an array",
                new String[] {"api.Base[] bases = new api.Base[1]; bases[0] = api.Make.sub();"});
        FLOWS.put("an array", new String[] {"api.Make.takeAll(new api.Sub[1]);"});
        FLOWS.put(
                "an own subclass",
                new String[] {"api.Make.take(new Own());", "package client; public class Own extends api.Sub { }"});
        FLOWS.put("an own subclass as this", new String[] {
            "new Own().pass();",
            "package client; public class Own extends api.Sub { void pass() { api.Make.take(this); } }"
        });
        FLOWS.put("an inherited method", new String[] {"api.Make.sub().go();"});
        FLOWS.put("an inherited field", new String[] {"int a = api.Make.sub().size;"});
        FLOWS.put(
                "an inherited method of an own subclass",
                new String[] {"new Own().go();", "package client; public class Own extends api.Sub { }"});
        FLOWS.put("an own override", new String[] {
            "new Own().go();", "package client; public class Own extends api.Sub { @Override public void go() { } }"
        });
        FLOWS.put("an own override that calls super", new String[] {
            "new Own().go();",
            "package client; public class Own extends api.Sub { @Override public void go() { super.go(); } }"
        });
        FLOWS.put("a cast", new String[] {"api.Base base = (api.Base) (Object) api.Make.sub();"});
        FLOWS.put("no use", new String[] {"api.Make.sub();"});
        FLOWS.put(
                "a local variable alone",
                new String[] {"api.Base base = api.Make.sub(); if (base == null) { base = null; }"});
        FLOWS.put("a concatenation", new String[] {"String text = \"a\" + api.Make.sub();"});
        FLOWS.put(
                "an argument that is an object",
                new String[] {"java.util.Objects.hash(api.Make.sub()); String.valueOf(api.Make.sub());"});
    }

    private VerifierCases() {}

    static List<Case> all() {
        List<Case> cases = new ArrayList<>();
        FLOWS.forEach((flow, sources) -> {
            for (String kind : List.of("class", "interface", "interface of a superclass")) {
                for (String now : List.of("kept", "apart", "in between")) {
                    cases.add(flow(flow, sources, kind, now));
                }
            }
        });
        cases.addAll(throwables());
        return cases;
    }

    private static String[] contract(String kind, String now) {
        boolean isClass = kind.equals("class");
        String base = isClass
                ? "package api; public class Base { public int size = 1; public void go() { } }"
                : "package api; public interface Base { int size = 1; default void go() { } }";
        String apart = now.equals("apart") ? "" : isClass ? " extends Base" : " implements Base";
        String own = kind.equals("interface of a superclass") ? " extends Mid" : apart;
        String mid = kind.equals("interface of a superclass") ? apart : "";
        if (now.equals("in between")) {
            own = " extends Mid";
            mid = isClass ? " extends Base" : " implements Base";
            if (kind.equals("interface of a superclass")) {
                own = " extends Mid implements Base";
                mid = "";
            }
        }
        return new String[] {
            base,
            "package api; public class Mid" + mid + " { }",
            "package api; public class Sub" + own + " { }",
            "package api; public class Box { public Base base; public static Base last; public Box(Base base) { } }",
            "package api; public class Make { public static Sub sub() { return new Sub(); } public static Base base() { return null; } public static void take(Base base) { } public static void take(long a, Base base, String b) { } public static void takeAll(Base[] bases) { } }"
        };
    }

    private static Case flow(String flow, String[] sources, String kind, String now) {
        String[] others = new String[sources.length - 1];
        System.arraycopy(sources, 1, others, 0, others.length);
        return Case.of("SubtypeKept", flow + " where a " + kind + " is " + now)
                .first(contract(kind, "kept"))
                .second(contract(kind, now))
                .runs(sources[0], others);
    }

    private static List<Case> throwables() {
        List<Case> cases = new ArrayList<>();
        Map<String, String> supers = new LinkedHashMap<>();
        supers.put("a runtime exception", "extends RuntimeException");
        supers.put("a checked exception", "extends Exception");
        supers.put("an error", "extends Error");
        supers.put("no exception", "");
        supers.forEach((now, inherits) -> {
            String[] second = {
                "package api; public class Oops " + inherits + " { public String getMessage() { return null; } }",
                "package api; public class Make { public static Oops oops() { return null; } public static void risk() { } }"
            };
            String[] first = {
                "package api; public class Oops extends RuntimeException { public String getMessage() { return null; } }",
                "package api; public class Make { public static Oops oops() { return null; } public static void risk() { } }"
            };
            Map<String, String> uses = new LinkedHashMap<>();
            uses.put("catch", "try { api.Make.risk(); } catch (api.Oops e) { }");
            uses.put("catch and read", "try { api.Make.risk(); } catch (api.Oops e) { e.getMessage(); }");
            uses.put("catch of two", "try { api.Make.risk(); } catch (api.Oops | IllegalStateException e) { }");
            uses.put(
                    "catch of two that reads",
                    "try { api.Make.risk(); } catch (api.Oops | IllegalStateException e) { e.getMessage(); }");
            uses.put("throw", "throw api.Make.oops();");
            uses.put("cause", "new IllegalStateException(api.Make.oops());");
            uses.put(
                    "cause and throw",
                    "RuntimeException r = new RuntimeException(\"a\", api.Make.oops()); try { throw r; } catch (RuntimeException e) { }");
            uses.put("a throws clause", "call(); } static void call() throws api.Oops { ");
            uses.put("a try without a catch of it", "try { api.Make.risk(); } finally { api.Make.oops(); }");
            uses.forEach((use, body) -> {
                String rule = use.startsWith("catch") ? "CatchIsThrowable" : "SubtypeKept";
                boolean same = now.equals("a runtime exception");
                cases.add(Case.of(rule, use + " of a class that is now " + now + (same ? ", as it was" : ""))
                        .first(first)
                        .second(second)
                        .runs(body));
                if (same) {
                    cases.add(Case.of("ClassExists", use + " of a class that is gone")
                            .first(first)
                            .second(
                                    "package api; public class Make { public static RuntimeException oops() { return null; } public static void risk() { } }")
                            .runs(body));
                }
            });
        });
        return cases;
    }
}
