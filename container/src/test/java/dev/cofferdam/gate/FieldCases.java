package dev.cofferdam.gate;

import java.util.ArrayList;
import java.util.List;

/** A field, in every shape that it can take, under every way to use it. */
final class FieldCases {
    private static final List<String> ACCESS = List.of("public", "protected", "", "private");
    private static final List<String> PLACEMENTS = List.of("own", "of a superclass", "of a hidden superclass");

    /** What the client does, {@code Thing} having a field {@code size}. */
    private enum Access {
        READ("int a = new api.Thing().size;", "int a = api.Thing.size;", ""),
        WRITE("new api.Thing().size = 2;", "api.Thing.size = 2;", ""),
        INHERITED_READ("new Sub().call();", "", "public class Sub extends api.Thing { int call() { return size; } }"),
        INHERITED_WRITE("new Sub().call();", "", "public class Sub extends api.Thing { void call() { size = 2; } }"),
        READ_ON_SUBCLASS("int a = new Sub().size;", "int a = Sub.size;", "public class Sub extends api.Thing { }"),
        WRITE_ON_SUBCLASS("new Sub().size = 2;", "Sub.size = 2;", "public class Sub extends api.Thing { }"),
        READ_ON_RELATED(
                "new Sub().call(new api.Thing());",
                "",
                "public class Sub extends api.Thing { int call(api.Thing thing) { return thing.size; } }");

        private final String onObject;
        private final String onClass;
        private final String beside;

        Access(String onObject, String onClass, String beside) {
            this.onObject = onObject;
            this.onClass = onClass;
            this.beside = beside;
        }

        Case of(Case.Builder builder, boolean isStatic) {
            String body = isStatic && !onClass.isEmpty() ? onClass : onObject;
            return beside.isEmpty() ? builder.runs(body) : builder.runs(body, "package client; " + beside);
        }
    }

    private FieldCases() {}

    static List<Case> all() {
        List<Case> cases = new ArrayList<>();
        for (Access use : Access.values()) {
            for (boolean wasStatic : List.of(true, false)) {
                for (String gone : List.of("", "public long size;", "public Integer size;", "public int length;")) {
                    cases.add(use.of(
                            first("MemberExists", use + " of a field that is now '" + gone + "'", wasStatic)
                                    .second("package api; public class Thing { " + gone + " }"),
                            wasStatic));
                }
                for (String access : ACCESS) {
                    for (boolean isStatic : List.of(true, false)) {
                        for (boolean isFinal : List.of(true, false)) {
                            for (String placement : PLACEMENTS) {
                                cases.add(changed(use, wasStatic, access, isStatic, isFinal, placement));
                            }
                        }
                    }
                }
                cases.add(use.of(
                        first("MemberExists", use + " of a field that moved to a superinterface", wasStatic)
                                .second(
                                        "package api; public class Thing implements Sized { }",
                                        "package api; public interface Sized { int size = 1; }"),
                        wasStatic));
            }
        }
        return cases;
    }

    private static Case.Builder first(String rule, String name, boolean wasStatic) {
        return Case.of(rule, name + ", static " + wasStatic)
                .first("package api; public class Thing { public " + (wasStatic ? "static" : "") + " int size = 1; }");
    }

    private static Case changed(
            Access use, boolean wasStatic, String access, boolean isStatic, boolean isFinal, String placement) {
        String field = access + (isStatic ? " static" : "") + (isFinal ? " final" : "") + " int size = 1;";
        Case.Builder builder = first(
                rule(use, wasStatic, access, isStatic, isFinal),
                use + " of a field that is now '" + field + "' " + placement,
                wasStatic);
        if (placement.equals("own")) {
            builder.second("package api; public class Thing { " + field + " }");
        } else {
            String visible = placement.equals("of a superclass") ? "public" : "";
            builder.second(
                    "package api; public class Thing extends Base { }",
                    "package api; " + visible + " class Base { " + field + " }");
        }
        return use.of(builder, wasStatic);
    }

    private static String rule(Access use, boolean wasStatic, String access, boolean isStatic, boolean isFinal) {
        if (wasStatic != isStatic) {
            return "StaticOrNot";
        }
        if (access.equals("protected") && use == Access.READ_ON_RELATED && !isStatic) {
            return "ProtectedReceiver";
        }
        if (!access.equals("public")) {
            return "MemberAccessible";
        }
        return isFinal ? "FinalFieldKept" : "MemberExists";
    }
}
