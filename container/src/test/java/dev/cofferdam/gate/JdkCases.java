package dev.cofferdam.gate;

import java.util.ArrayList;
import java.util.List;

/** References into the JDK, which the client was built against in another shape than the running one has. */
final class JdkCases {
    private JdkCases() {}

    static List<Case> all() {
        List<Case> cases = new ArrayList<>();
        String[][] uses = {
            {"ClassExists", "a class that is there", "package javb.util; public class Date { }", "new javb.util.Date();"
            },
            {
                "ClassExists",
                "a class that is not there",
                "package javb.util; public class Dates { }",
                "new javb.util.Dates();"
            },
            {
                "ClassExists",
                "a package that is not there",
                "package javb.nil; public class Dates { public static void go() { } }",
                "javb.nil.Dates.go();"
            },
            {
                "MemberExists",
                "a method that is there",
                "package javb.util; public class Objects { public static int hashCode(Object o) { return 0; } }",
                "javb.util.Objects.hashCode(null);"
            },
            {
                "MemberExists",
                "a method that is not there",
                "package javb.util; public class Objects { public static void go() { } }",
                "javb.util.Objects.go();"
            },
            {
                "MemberExists",
                "a method of another type",
                "package javb.util; public class Objects { public static long hashCode(Object o) { return 0; } }",
                "javb.util.Objects.hashCode(null);"
            },
            {
                "MemberExists",
                "an inherited method",
                "package javb.util; public class ArrayList { public String toString() { return null; } }",
                "new javb.util.ArrayList().toString();"
            },
            {
                "MemberExists",
                "a default method",
                "package javb.util; public class ArrayList { public void forEach(java.util.function.Consumer<?> c) { } }",
                "try { new javb.util.ArrayList().forEach(null); } catch (NullPointerException e) { }"
            },
            {
                "MemberExists",
                "a field that is there",
                "package javb.lang; public class Integer { public static int MAX_VALUE; }",
                "int a = javb.lang.Integer.MAX_VALUE;"
            },
            {
                "MemberExists",
                "a field that is not there",
                "package javb.lang; public class Integer { public static int MOST; }",
                "int a = javb.lang.Integer.MOST;"
            },
            {
                "MemberExists",
                "a constructor that is there",
                "package javb.util; public class Random { public Random(long a) { } }",
                "new javb.util.Random(1L);"
            },
            {
                "MemberExists",
                "a constructor that is not there",
                "package javb.util; public class Random { public Random(String a) { } }",
                "new javb.util.Random(\"\");"
            },
            {
                "MemberAccessible",
                "a private constructor",
                "package javb.util; public class Objects { }",
                "new javb.util.Objects();"
            },
            {
                "MemberAccessible",
                "a private field",
                "package javb.lang; public class String { public byte coder; public static String it() { return null; } }",
                "javb.lang.String text = null; byte a = text.coder;"
            },
            {
                "MemberAccessible",
                "a protected method",
                "package javb.lang; public class ClassLoader { public void resolveClass(Class<?> c) { } }",
                "javb.lang.ClassLoader loader = null; loader.resolveClass(null);"
            },
            {
                "StaticOrNot",
                "a method that is static",
                "package javb.lang; public class Thread { public void yield() { } }",
                "javb.lang.Thread t = null; t.yield();"
            },
            {
                "StaticOrNot",
                "a method that is not static",
                "package javb.lang; public class Thread { public static void start() { } }",
                "javb.lang.Thread.start();"
            },
            {
                "FinalFieldKept",
                "a final field that is written",
                "package javb.lang; public class System { public static java.io.PrintStream out; }",
                "javb.lang.System.out = null;"
            },
            {
                "ClassInstantiable",
                "an abstract class",
                "package javb.util; public class TimeZone { }",
                "new javb.util.TimeZone();"
            },
            {"ClassInstantiable", "an interface", "package javb.util; public class List { }", "new javb.util.List();"},
            {
                "OwnerKind",
                "an interface called as a class",
                "package javb.util; public class List { public int size() { return 0; } }",
                "javb.util.List list = null; list.size();"
            },
            {
                "OwnerKind",
                "a class called as an interface",
                "package javb.util; public interface Date { long getTime(); }",
                "javb.util.Date date = null; date.getTime();"
            },
            {
                "SuperclassExtensible",
                "a final superclass",
                "package javb.util; public class Optional { }",
                "new javb.util.Optional() { };"
            },
            {
                "SuperclassExtensible",
                "a superclass",
                "package javb.util; public class Date { }",
                "new javb.util.Date() { };"
            },
            {
                "SuperclassExtensible",
                "a superclass that is an interface",
                "package javb.util; public class List { }",
                "new javb.util.List() { };"
            },
            {
                "SuperinterfaceIsInterface",
                "a superinterface that is a class",
                "package javb.util; public interface Date { }",
                "new javb.util.Date() { };"
            },
            {
                "FinalMethodKept",
                "a final method that is overridden",
                "package javb.lang; public class Thread { public void join() { } }",
                "new javb.lang.Thread() { public void join() { } };"
            },
            {
                "SealedPermits",
                "a sealed interface",
                "package javb.lang.constant; public interface ConstantDesc { }",
                "new javb.lang.constant.ConstantDesc() { };"
            },
            {
                "ClassAccessible",
                "a hidden class",
                "package javb.util; public class JumboEnumSet { }",
                "Object a = javb.util.JumboEnumSet.class;"
            },
            {
                "ClassAccessible",
                "a hidden class's method",
                "package javb.util; public class JumboEnumSet { public static void go() { } }",
                "javb.util.JumboEnumSet.go();"
            },
            {
                "ModuleExported",
                "a class that is kept inside",
                "package jdkb.misc; public class VM { }",
                "Object a = jdkb.misc.VM.class;"
            },
            {
                "ModuleExported",
                "a method of a class that is kept inside",
                "package jdkb.misc; public class VM { public static boolean isBooted() { return true; } }",
                "jdkb.misc.VM.isBooted();"
            },
            {
                "ModuleExported",
                "a field of a class that is kept inside",
                "package jdkb.misc; public class Unsafe { public static int INVALID_FIELD_OFFSET; }",
                "int a = jdkb.misc.Unsafe.INVALID_FIELD_OFFSET;"
            },
            {
                "ModuleExported",
                "a superclass that is kept inside",
                "package jdkb.misc; public class CDS { }",
                "new jdkb.misc.CDS() { };"
            },
            {
                "ModuleExported",
                "a superinterface that is kept inside",
                "package jdkb.misc; public interface JavaAWTAccess { }",
                "Object o = \"\"; boolean is = o instanceof jdkb.misc.JavaAWTAccess;"
            },
            {
                "ModuleExported",
                "a mention of what is kept inside",
                "package jdkb.misc; public class VM { }",
                "jdkb.misc.VM vm = null;"
            },
            {
                "ModuleExported",
                "a lambda for what is kept inside",
                "package jdkb.access; public interface JavaLangInvokeAccess { void go(); }",
                "jdkb.access.JavaLangInvokeAccess a = () -> { };"
            },
            {
                "ModuleExported",
                "a class behind the exported packages",
                "package javb.lang; public class Record { }",
                "Object a = javb.lang.Record.class;"
            },
            {
                "SubtypeKept",
                "an argument of the type that it had",
                "package javb.util.concurrent; public class TimeoutException extends Exception { }",
                "new RuntimeException(new javb.util.concurrent.TimeoutException());"
            },
            {
                "LambdaImplements",
                "a lambda of another interface",
                "package javb.util; public interface Comparator { void compare(int a); }",
                "javb.util.Comparator c = a -> { };"
            },
            {
                "ClassAccessible",
                "a hidden superclass",
                "package javb.util; public class JumboEnumSet { public JumboEnumSet() { } }",
                "new javb.util.JumboEnumSet() { };"
            },
            {
                "CatchIsThrowable",
                "a catch of no exception",
                "package javb.util; public class Date extends RuntimeException { }",
                "try { String.valueOf(1); } catch (javb.util.Date e) { }"
            }
        };
        for (String[] use : uses) {
            cases.add(Case.of(use[0], use[1] + " of the JDK")
                    .first(use[2])
                    .with(Case.Trait.JDK)
                    .runs(use[3]));
        }
        return cases;
    }
}
