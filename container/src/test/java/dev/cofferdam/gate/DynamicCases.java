package dev.cofferdam.gate;

import java.util.ArrayList;
import java.util.List;

/** Call sites and constants whose bootstrap methods, and what these are given, are the contract's. */
final class DynamicCases {
    private static final String IMPORTS = "package api; import java.lang.invoke.*; ";
    private static final String SITE = "CallSite site(MethodHandles.Lookup l, String n, MethodType t)";
    private static final String SITE_WITH = "CallSite site(MethodHandles.Lookup l, String n, MethodType t, Object o)";
    private static final String CONSTANT = "Object constant(MethodHandles.Lookup l, String n, Class<?> t)";
    private static final String MAKES = " throws Throwable { return new ConstantCallSite(MethodHandles.empty(t)); } ";
    private static final String METHODS = "public static " + SITE + MAKES + "public static " + SITE_WITH + MAKES
            + "public static " + CONSTANT + " { return t == Object.class ? \"\" : null; } ";
    private static final String BOOT = IMPORTS + "public class Boot { " + METHODS + "}";
    private static final String VALUE =
            "package api; public class Value { public static final Object NIL = \"\"; public static void help() { } public static Object make() { return \"\"; } }";
    private static final String BOOTS = IMPORTS + "public interface Boots { static " + SITE + MAKES + "}";

    private final List<Case> cases = new ArrayList<>();

    private DynamicCases() {}

    static List<Case> all() {
        DynamicCases all = new DynamicCases();
        all.bootstraps();
        all.arguments();
        all.interfaces();
        return all.cases;
    }

    private void bootstraps() {
        String[][] uses = {
            {"a call site", "Dyn.site();"},
            {"a call site with an argument", "Dyn.siteWithClass();"},
            {"a call site with a constant", "Dyn.siteWithConstant();"},
            {"a constant", "Object a = Dyn.constant();"},
            {"a constant of the contract's type", "Object a = Dyn.typedConstant();"},
            {"a constant in a try", "try { Object a = Dyn.constant(); } catch (NoSuchMethodError e) { }"}
        };
        String[][] seconds = {
            {"MemberExists", "the same", BOOT},
            {"ClassExists", "gone with its class", "package api; public class Other { }"},
            {"ClassAccessible", "in a hidden class", BOOT.replace("public class", "class")},
            {"MemberExists", "gone", "package api; public class Boot { }"},
            {"MemberAccessible", "private", BOOT.replace("public static", "private static")},
            {"MemberAccessible", "hidden", BOOT.replace("public static", "static")},
            {"MemberAccessible", "protected", BOOT.replace("public static", "protected static")},
            {"StaticOrNot", "an object's", BOOT.replace("public static", "public")},
            {
                "MemberExists",
                "of another result",
                BOOT.replace("static CallSite", "static ConstantCallSite")
                        .replace("static Object", "static String")
                        .replace("? \"\" : null", "? \"\" : (String) null")
            },
            {"MemberExists", "of another parameter", BOOT.replace("String n", "Object n")},
            {
                "MemberExists",
                "of variable arity",
                IMPORTS
                        + "public class Boot { public static CallSite site(MethodHandles.Lookup l, String n, MethodType t, Object... o)"
                        + MAKES
                        + "public static Object constant(MethodHandles.Lookup l, String n, Class<?> t, Object... o) { return null; } }"
            },
            {"OwnerKind", "in an interface", BOOT.replace("public class", "public interface")},
            {
                "MemberExists",
                "moved to a superclass",
                IMPORTS + "public class Boot extends Base { } class Base { " + METHODS + "}"
            },
            {
                "MemberExists",
                "moved to a superinterface",
                IMPORTS + "public class Boot implements Base { } interface Base { " + METHODS + "}"
            }
        };
        for (String[] second : seconds) {
            for (String[] use : uses) {
                add(
                        second[0],
                        use[0] + " whose bootstrap method is now " + second[1],
                        new String[] {BOOT, VALUE},
                        new String[] {second[2], VALUE},
                        use[1]);
            }
        }
    }

    private void arguments() {
        String[][] uses = {
            {"a class as argument", "Dyn.siteWithClass();"},
            {"a handle as argument", "Dyn.siteWithHandle();"},
            {"a handle of a constant of the JDK's making", "Object a = Dyn.invoked();"},
            {"a field that the JDK looks up", "Object a = Dyn.field();"},
            {"a constant's type", "Object a = Dyn.typedConstant();"}
        };
        String[][] seconds = {
            {"MemberExists", "the same", VALUE},
            {"ClassExists", "gone", "package api; public class Other { }"},
            {"ClassAccessible", "hidden", VALUE.replace("public class", "class")},
            {"MemberExists", "bare", "package api; public class Value { }"},
            {
                "HandleRevealed",
                "the heir of a hidden one",
                VALUE.replace("public class Value {", "public class Value extends Base { } class Base {")
            },
            {"MemberAccessible", "private inside", VALUE.replace("public static", "private static")},
            {"StaticOrNot", "without static", VALUE.replace("public static", "public")},
            {
                "MemberExists",
                "of other types",
                VALUE.replace("void help() { }", "int help() { return 1; }").replace("Object make", "String make")
            },
            {
                "OwnerKind",
                "an interface",
                VALUE.replace("public class", "public interface").replace("public static final", "")
            }
        };
        for (String[] second : seconds) {
            for (String[] use : uses) {
                if (second[1].equals("the same") && !use[0].matches(".*(handle|field).*")) {
                    continue; // stands above
                }
                add(
                        second[0],
                        use[0] + " of a class that is now " + second[1],
                        new String[] {BOOT, VALUE},
                        new String[] {BOOT, second[2]},
                        use[1]);
            }
        }
    }

    private void interfaces() {
        String[][] seconds = {
            {"MemberExists", "the same", BOOTS},
            {"ClassExists", "gone with it", "package api; public interface Others { }"},
            {"MemberExists", "gone", "package api; public interface Boots { }"},
            {"StaticOrNot", "a default method", BOOTS.replace(" static ", " default ")},
            {"MemberAccessible", "private", BOOTS.replace(" static ", " private static ")},
            {"OwnerKind", "in a class", BOOTS.replace("interface", "class").replace(" static ", " public static ")},
            {
                "MemberExists",
                "in a superinterface, where static methods are not inherited",
                BOOTS.replace("Boots", "Base") + " ",
                "package api; public interface Boots extends Base { }"
            }
        };
        for (String[] second : seconds) {
            String[] shape =
                    second.length > 3 ? new String[] {second[2], second[3], VALUE} : new String[] {second[2], VALUE};
            add(
                    second[0],
                    "a call site whose bootstrap method in an interface is now " + second[1],
                    new String[] {BOOT, BOOTS, VALUE},
                    shape,
                    "Dyn.siteOfInterface();");
        }
    }

    private void add(String rule, String name, String[] first, String[] second, String body) {
        cases.add(Case.of(rule, name)
                .first(first)
                .second(second)
                .with(Case.Trait.DYNAMIC)
                .runs(body, Dynamics.DYN));
    }
}
