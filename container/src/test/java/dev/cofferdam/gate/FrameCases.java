package dev.cofferdam.gate;

import static org.objectweb.asm.Opcodes.*;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;

/** Where ways through the code meet: what a stack map says there of values in variables and on the stack, and what handlers find. */
final class FrameCases {
    private FrameCases() {}

    static List<CodeCase> all() {
        List<CodeCase> cases = new ArrayList<>();
        frames(cases);
        handlers(cases);
        return cases;
    }

    /** A value in a variable or on the stack where the stack map has another. */
    private static void frames(List<CodeCase> cases) {
        for (int version : CodeCases.VERSIONS) {
            CodeParts.VALUES.forEach((value, push) -> CodeParts.FRAMES.forEach((type, frame) -> {
                for (boolean falls : new boolean[] {true, false}) {
                    String name = value + " as " + type + (falls ? "" : ", by a jump alone");
                    cases.add(CodeCase.method("variables", name, version, "(I)V", 6, 4, code -> {
                        push.accept(code);
                        int wide = value.equals("long") ? LSTORE : value.equals("double") ? DSTORE : 0;
                        int store = value.equals("int") ? ISTORE : value.equals("float") ? FSTORE : ASTORE;
                        code.visitVarInsn(wide == 0 ? store : wide, 1);
                        target(code, falls, new Object[] {INTEGER, frame}, new Object[0]);
                    }));
                    cases.add(CodeCase.method("stack", name, version, "(I)V", 6, 4, code -> {
                        push.accept(code);
                        target(code, falls, new Object[] {INTEGER}, new Object[] {frame});
                    }));
                }
            }));
            cases.addAll(joins(version));
        }
    }

    private static void target(MethodVisitor code, boolean falls, Object[] locals, Object[] stack) {
        Label label = new Label();
        code.visitVarInsn(ILOAD, 0);
        code.visitJumpInsn(IFEQ, label);
        if (!falls) {
            code.visitInsn(RETURN);
        }
        code.visitLabel(label);
        code.visitFrame(F_NEW, locals.length, locals, stack.length, stack);
        code.visitInsn(RETURN);
    }

    /** Two values meet, and one of them is used. */
    private static List<CodeCase> joins(int version) {
        List<CodeCase> cases = new ArrayList<>();
        CodeParts.VALUES.forEach((first, one) -> CodeParts.VALUES.forEach((second, other) -> {
            for (int use : new int[] {NOP, ARRAYLENGTH, INEG, LNEG, AALOAD, BALOAD, POP, POP2}) {
                cases.add(CodeCase.method(
                        "joins", first + " or " + second + " for " + use, version, "(I)V", 6, 2, code -> {
                            Label otherwise = new Label();
                            Label end = new Label();
                            code.visitVarInsn(ILOAD, 0);
                            code.visitJumpInsn(IFEQ, otherwise);
                            one.accept(code);
                            code.visitJumpInsn(GOTO, end);
                            code.visitLabel(otherwise);
                            code.visitFrame(F_NEW, 1, new Object[] {INTEGER}, 0, new Object[0]);
                            other.accept(code);
                            code.visitLabel(end);
                            Object type = CodeParts.FRAMES.getOrDefault(first, CodeCases.OBJECT);
                            code.visitFrame(F_NEW, 1, new Object[] {INTEGER}, 1, new Object[] {type});
                            if (use == AALOAD || use == BALOAD) {
                                code.visitInsn(ICONST_0);
                            }
                            code.visitInsn(use);
                            code.visitInsn(RETURN);
                        }));
            }
        }));
        return cases;
    }

    /** What a handler finds in variables that change around it. */
    private static void handlers(List<CodeCase> cases) {
        for (int version : CodeCases.VERSIONS) {
            for (String caught : List.of("", "java/lang/Throwable", "java/lang/Error")) {
                CodeParts.FRAMES.forEach((type, frame) -> CodeParts.FRAMES.forEach((onStack, exception) -> {
                    boolean usual = onStack.equals("object") || onStack.equals("top") || onStack.startsWith("int");
                    for (int change = 0; usual && change < 6; change++) {
                        int kind = change;
                        cases.add(CodeCase.method(
                                "handlers",
                                "catch " + caught + " with " + type + " and " + onStack + ", change " + change,
                                version,
                                "(II)V",
                                4,
                                4,
                                code -> guarded(code, caught, frame, exception, kind)));
                    }
                }));
            }
        }
    }

    private static void guarded(MethodVisitor code, String caught, Object frame, Object exception, int change) {
        Label from = new Label();
        Label to = new Label();
        Label handler = new Label();
        code.visitTryCatchBlock(from, to, handler, caught.isEmpty() ? null : caught);
        if (change < 3) {
            code.visitLabel(from);
        }
        code.visitInsn(NOP);
        if (change == 1 || change == 4) {
            code.visitInsn(FCONST_0);
            code.visitVarInsn(FSTORE, 1);
        } else if (change == 2 || change == 5) {
            code.visitInsn(ACONST_NULL);
            code.visitVarInsn(ASTORE, 1);
        }
        if (change >= 3) {
            code.visitLabel(from);
            code.visitInsn(NOP);
        }
        if (change == 0) {
            code.visitInsn(ICONST_0);
            code.visitVarInsn(ISTORE, 2);
        }
        code.visitLabel(to);
        code.visitInsn(RETURN);
        code.visitLabel(handler);
        code.visitFrame(F_NEW, 2, new Object[] {INTEGER, frame}, 1, new Object[] {exception});
        code.visitInsn(POP);
        if (change != 3) {
            code.visitVarInsn(ILOAD, 1);
        }
        code.visitInsn(RETURN);
    }
}
