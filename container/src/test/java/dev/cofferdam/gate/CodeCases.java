package dev.cofferdam.gate;

import static org.objectweb.asm.Opcodes.*;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.objectweb.asm.MethodVisitor;

/** Code that verifies, and code that does not: each kind of value where each instruction, each result or each use needs one. */
final class CodeCases {
    static final int[] VERSIONS = {V1_5, V1_6, V17};
    static final String OBJECT = "java/lang/Object";

    private CodeCases() {}

    static List<CodeCase> all() {
        List<CodeCase> cases = new ArrayList<>();
        operands(cases);
        results(cases);
        arrays(cases);
        cases.addAll(FrameCases.all());
        cases.addAll(InitCases.all());
        cases.addAll(CodeSamples.spoilt());
        return cases;
    }

    /** Each instruction with no value, each one and each two below it, and an int between two. */
    private static void operands(List<CodeCase> cases) {
        CodeParts.USES.forEach((use, instruction) -> {
            operands(cases, use, code -> {}, instruction);
            CodeParts.VALUES.forEach((first, one) -> {
                operands(cases, use + " of " + first, one, instruction);
                if (first.equals("float")
                        || first.equals("double")
                        || first.endsWith("[][]")
                        || first.startsWith("b")) {
                    return; // below another value they are as good as an int, a long, an array
                }
                CodeParts.VALUES.forEach((second, other) -> {
                    operands(cases, use + " of " + first + " and " + second, one.andThen(other), instruction);
                    if (use.startsWith("opcode 7") || use.startsWith("opcode 8")) {
                        Consumer<MethodVisitor> index = code -> code.visitInsn(ICONST_0);
                        operands(
                                cases,
                                use + " of " + first + ", int and " + second,
                                one.andThen(index).andThen(other),
                                instruction);
                    }
                });
            });
        });
    }

    private static void operands(
            List<CodeCase> cases, String name, Consumer<MethodVisitor> values, Consumer<MethodVisitor> instruction) {
        int version = VERSIONS[name.hashCode() % 4 == 0 ? 0 : 2];
        cases.add(CodeCase.method("operands", name, version, "()V", 6, 4, code -> {
            values.accept(code);
            instruction.accept(code);
            code.visitInsn(RETURN);
        }));
    }

    private static void results(List<CodeCase> cases) {
        for (int version : VERSIONS) {
            for (String type : List.of(
                    "V", "I", "Z", "J", "F", "D", "Ljava/lang/Object;", "[I", "[Z", "[[I", "[Ljava/lang/Object;")) {
                for (int opcode = IRETURN; opcode <= RETURN; opcode++) {
                    int last = opcode;
                    CodeParts.VALUES.forEach((value, push) -> cases.add(CodeCase.method(
                            "results",
                            "opcode " + last + " of " + value + " as " + type,
                            version,
                            "()" + type,
                            4,
                            0,
                            code -> {
                                push.accept(code);
                                code.visitInsn(last);
                            })));
                }
            }
            for (int values = 0; values < 4; values++) {
                int count = values;
                cases.add(CodeCase.method("results", count + " values and no end", version, "()V", 4, 0, code -> {
                    for (int i = 0; i < count; i++) {
                        code.visitInsn(ICONST_0);
                    }
                    code.visitInsn(NOP);
                }));
            }
        }
    }

    /** An array where an object of a class, or an array of such, is needed. */
    private static void arrays(List<CodeCase> cases) {
        for (int version : VERSIONS) {
            for (String type : List.of(
                    "Ljava/io/Serializable;",
                    "Ljava/lang/Cloneable;",
                    "Ljava/lang/Comparable;",
                    "Lv/Case;",
                    "[Ljava/io/Serializable;",
                    "[Ljava/lang/Comparable;",
                    "[[Ljava/lang/Cloneable;",
                    "[Lv/Case;")) {
                CodeParts.VALUES.forEach((value, push) -> {
                    boolean asked = type.endsWith("v/Case;") && (value.equals("object") || value.equals("Object[]"));
                    if (!asked) { // which class it is decides
                        needed(cases, version, type, value, push);
                    }
                });
            }
        }
    }

    private static void needed(
            List<CodeCase> cases, int version, String type, String value, Consumer<MethodVisitor> push) {
        String name = value + " as " + type;
        cases.add(CodeCase.method("arrays", name + " returned", version, "()" + type, 4, 0, code -> {
            push.accept(code);
            code.visitInsn(ARETURN);
        }));
        Map<String, Consumer<MethodVisitor>> uses = new LinkedHashMap<>();
        uses.put("passed", code -> code.visitMethodInsn(INVOKESTATIC, OBJECT, "m", "(" + type + ")V", false));
        uses.put("kept", code -> code.visitFieldInsn(PUTSTATIC, OBJECT, "f", type));
        if (type.startsWith("L")) {
            String owner = type.substring(1, type.length() - 1);
            uses.put("called", code -> code.visitMethodInsn(INVOKEVIRTUAL, owner, "m", "()V", false));
            uses.put("called as an interface", code -> code.visitMethodInsn(INVOKEINTERFACE, owner, "m", "()V", true));
            uses.put("called by super", code -> code.visitMethodInsn(INVOKESPECIAL, CodeCase.CLASS, "m", "()V", false));
            uses.put("read", code -> {
                code.visitFieldInsn(GETFIELD, owner, "f", "I");
                code.visitInsn(POP);
            });
        }
        if (value.equals("object")) {
            uses.remove("called by super");
        }
        uses.forEach((use, instruction) ->
                cases.add(CodeCase.method("arrays", name + " " + use, version, "()V", 4, 0, code -> {
                    push.accept(code);
                    instruction.accept(code);
                    code.visitInsn(RETURN);
                })));
    }
}
