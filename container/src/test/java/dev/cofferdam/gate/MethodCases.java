package dev.cofferdam.gate;

import java.util.ArrayList;
import java.util.List;

/** A method of a class, in every shape that it can take, under every way to call it. */
final class MethodCases {
    private static final List<String> ACCESS = List.of("public", "protected", "", "private");
    private static final List<String> PLACEMENTS = List.of("own", "of a superclass", "of a hidden superclass");

    /** What the client does, {@code Thing} having a method {@code go}. */
    private enum Call {
        STRANGER("new api.Thing().go();", "api.Thing.go();", ""),
        REFERENCE("Runnable r = new api.Thing()::go; r.run();", "Runnable r = api.Thing::go; r.run();", ""),
        INHERITED(
                "new Sub().call();",
                "new Sub().call();",
                "public class Sub extends api.Thing { void call() { go(); } }"),
        SUPER(
                "new Sub().call();",
                "new Sub().call();",
                "public class Sub extends api.Thing { void call() { super.go(); } }"),
        ON_SUBCLASS("new Sub().go();", "Sub.go();", "public class Sub extends api.Thing { }"),
        ON_RELATED(
                "new Sub().call(new api.Thing());",
                "new Sub().call(new api.Thing());",
                "public class Sub extends api.Thing { void call(api.Thing thing) { thing.go(); } }"),
        OVERRIDE("new Sub().go();", "Sub.go();", "public class Sub extends api.Thing { public %s void go() { } }"),
        OVERRIDE_AND_SUPER(
                "new Sub().go();",
                "Sub.go();",
                "public class Sub extends api.Thing { public %s void go() { api.Thing.class.getName(); %s.go(); } }");

        private final String onObject;
        private final String onClass;
        private final String beside;

        Call(String onObject, String onClass, String beside) {
            this.onObject = onObject;
            this.onClass = onClass;
            this.beside = beside;
        }

        Case of(Case.Builder builder, boolean isStatic) {
            String body = isStatic ? onClass : onObject;
            if (beside.isEmpty()) {
                return builder.runs(body);
            }
            String modifier = isStatic ? "static" : "";
            return builder.runs(
                    body, "package client; " + beside.formatted(modifier, isStatic ? "api.Thing" : "super"));
        }
    }

    private MethodCases() {}

    static List<Case> all() {
        List<Case> cases = new ArrayList<>();
        for (Call call : Call.values()) {
            for (boolean wasStatic : List.of(true, false)) {
                for (String gone : List.of(
                        "", "public int go() { return 1; }", "public void go(int a) { }", "public void went() { }")) {
                    cases.add(gone(call, wasStatic, gone));
                }
                for (String access : ACCESS) {
                    for (boolean isStatic : List.of(true, false)) {
                        for (boolean isFinal : List.of(true, false)) {
                            for (String placement : PLACEMENTS) {
                                cases.add(changed(call, wasStatic, access, isStatic, isFinal, placement));
                            }
                        }
                    }
                }
            }
        }
        return cases;
    }

    private static Case.Builder first(String rule, String name, boolean wasStatic) {
        return Case.of(rule, name)
                .first("package api; public class Thing { public " + (wasStatic ? "static" : "") + " void go() { } }");
    }

    private static Case gone(Call call, boolean wasStatic, String instead) {
        Case.Builder builder = first("MemberExists", call + " of a method that is now '" + instead + "'", wasStatic)
                .second("package api; public class Thing { " + instead + " }");
        return call.of(builder, wasStatic);
    }

    private static Case changed(
            Call call, boolean wasStatic, String access, boolean isStatic, boolean isFinal, String placement) {
        String method = access + (isStatic ? " static" : "") + (isFinal ? " final" : "") + " void go() { }";
        String rule = rule(call, wasStatic, access, isStatic, isFinal, placement);
        Case.Builder builder = first(
                rule,
                call + " of a method, static " + wasStatic + ", that is now '" + method + "' " + placement,
                wasStatic);
        return call.of(second(builder, method, placement), wasStatic);
    }

    private static Case.Builder second(Case.Builder builder, String method, String placement) {
        if (placement.equals("own")) {
            return builder.second("package api; public class Thing { " + method + " }");
        }
        String visible = placement.equals("of a superclass") ? "public" : "";
        return builder.second(
                "package api; public class Thing extends Base { }",
                "package api; " + visible + " class Base { " + method + " }");
    }

    private static String rule(
            Call call, boolean wasStatic, String access, boolean isStatic, boolean isFinal, String placement) {
        if (wasStatic != isStatic) {
            return "StaticOrNot";
        }
        if (access.equals("protected") && call == Call.ON_RELATED && !isStatic) {
            return "ProtectedReceiver";
        }
        if (!access.equals("public")) {
            return "MemberAccessible";
        }
        if (call == Call.REFERENCE && !placement.equals("own")) {
            return "HandleRevealed";
        }
        return isFinal ? "FinalMethodKept" : "MemberExists";
    }
}
