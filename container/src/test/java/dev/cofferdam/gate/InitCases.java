package dev.cofferdam.gate;

import static org.objectweb.asm.Opcodes.*;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;

/** What constructors do with themselves before and after another constructor is called. */
final class InitCases {
    private InitCases() {}

    /** Each step of a constructor, then each other. */
    static List<CodeCase> all() {
        List<CodeCase> cases = new ArrayList<>();
        Map<String, Consumer<MethodVisitor>> steps = steps();
        for (int version : CodeCases.VERSIONS) {
            steps.forEach((first, one) -> steps.forEach((second, other) -> cases.add(
                    CodeCase.constructor("constructors", first + ", then " + second, version, "(I)V", 5, 4, code -> {
                        one.accept(code);
                        other.accept(code);
                        code.visitInsn(RETURN);
                    }))));
        }
        return cases;
    }

    private static Map<String, Consumer<MethodVisitor>> steps() {
        Map<String, Consumer<MethodVisitor>> steps = new LinkedHashMap<>();
        steps.put("nothing", code -> {});
        steps.put("super", code -> init(code, CodeCases.OBJECT));
        steps.put("this", code -> init(code, CodeCase.CLASS));
        steps.put("other", code -> init(code, "java/util/Date"));
        steps.put("own field", code -> put(code, CodeCase.CLASS, "own", "I", ICONST_1));
        steps.put("own long", code -> put(code, CodeCase.CLASS, "long", "J", LCONST_1));
        steps.put("own field of another type", code -> put(code, CodeCase.CLASS, "own", "J", LCONST_1));
        steps.put("unknown field", code -> put(code, CodeCase.CLASS, "none", "I", ICONST_1));
        steps.put("field of the superclass", code -> put(code, CodeCases.OBJECT, "own", "I", ICONST_1));
        steps.put("read of a field", code -> {
            code.visitVarInsn(ALOAD, 0);
            code.visitFieldInsn(GETFIELD, CodeCase.CLASS, "own", "I");
            code.visitInsn(POP);
        });
        steps.put("call", code -> {
            code.visitVarInsn(ALOAD, 0);
            code.visitMethodInsn(INVOKEVIRTUAL, CodeCases.OBJECT, "hashCode", "()I", false);
            code.visitInsn(POP);
        });
        steps.put("copy", code -> {
            code.visitVarInsn(ALOAD, 0);
            code.visitVarInsn(ASTORE, 2);
        });
        steps.put("overwrite", code -> {
            code.visitInsn(ACONST_NULL);
            code.visitVarInsn(ASTORE, 0);
        });
        steps.put("locked", code -> {
            code.visitVarInsn(ALOAD, 0);
            code.visitInsn(MONITORENTER);
        });
        steps.put("compared", code -> {
            Label label = new Label();
            code.visitVarInsn(ALOAD, 0);
            code.visitJumpInsn(IFNULL, label);
            code.visitLabel(label);
            code.visitFrame(F_NEW, 2, new Object[] {UNINITIALIZED_THIS, INTEGER}, 0, new Object[0]);
        });
        steps.put("one way alone", code -> {
            Label label = new Label();
            code.visitVarInsn(ILOAD, 1);
            code.visitJumpInsn(IFEQ, label);
            init(code, CodeCases.OBJECT);
            code.visitLabel(label);
            code.visitFrame(F_NEW, 2, new Object[] {TOP, INTEGER}, 0, new Object[0]);
        });
        for (int range = 0; range < 6; range++) {
            for (Object frame : new Object[] {TOP, UNINITIALIZED_THIS, CodeCase.CLASS, CodeCases.OBJECT}) {
                int where = range;
                steps.put("super in a try " + range + " " + frame, code -> initInTry(code, where, frame));
            }
        }
        return steps;
    }

    private static void init(MethodVisitor code, String owner) {
        code.visitVarInsn(ALOAD, 0);
        code.visitMethodInsn(INVOKESPECIAL, owner, "<init>", "()V", false);
    }

    private static void put(MethodVisitor code, String owner, String name, String type, int value) {
        code.visitVarInsn(ALOAD, 0);
        code.visitInsn(value);
        code.visitFieldInsn(PUTFIELD, owner, name, type);
    }

    /** The handler throws, returns, or loops; the range ends before, at or behind the call. */
    private static void initInTry(MethodVisitor code, int kind, Object frame) {
        Label from = new Label();
        Label to = new Label();
        Label handler = new Label();
        Label end = new Label();
        code.visitTryCatchBlock(from, to, handler, null);
        code.visitLabel(from);
        code.visitVarInsn(ALOAD, 0);
        if (kind == 3) {
            code.visitLabel(to);
        }
        code.visitMethodInsn(INVOKESPECIAL, CodeCases.OBJECT, "<init>", "()V", false);
        if (kind == 4) {
            code.visitInsn(NOP);
        }
        if (kind != 3) {
            code.visitLabel(to);
        }
        code.visitJumpInsn(GOTO, end);
        code.visitLabel(handler);
        code.visitFrame(F_NEW, 2, new Object[] {frame, INTEGER}, 1, new Object[] {"java/lang/Throwable"});
        switch (kind) {
            case 0, 3, 4 -> code.visitInsn(ATHROW);
            case 1 -> {
                code.visitInsn(POP);
                code.visitInsn(RETURN);
            }
            case 2 -> {
                Label loop = new Label();
                code.visitLabel(loop);
                code.visitJumpInsn(GOTO, loop);
            }
            default -> {
                code.visitInsn(POP);
                code.visitInsn(ACONST_NULL);
                code.visitInsn(ATHROW);
            }
        }
        code.visitLabel(end);
        code.visitFrame(F_NEW, 2, new Object[] {CodeCase.CLASS, INTEGER}, 0, new Object[0]);
    }
}
