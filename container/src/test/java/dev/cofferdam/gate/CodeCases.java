package dev.cofferdam.gate;

import static org.objectweb.asm.Opcodes.*;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;

/** Code that verifies, and code that does not: each kind of value where each instruction needs one, and so on. */
final class CodeCases {
    private static final int[] VERSIONS = {V1_5, V1_6, V17};
    private static final String OBJECT = "java/lang/Object";
    private static final Map<String, Consumer<MethodVisitor>> VALUES = new LinkedHashMap<>();
    private static final Map<String, Object> FRAMES = new LinkedHashMap<>();
    private static final Map<String, Consumer<MethodVisitor>> USES = new LinkedHashMap<>();

    static {
        VALUES.put("int", code -> code.visitInsn(ICONST_1));
        VALUES.put("long", code -> code.visitInsn(LCONST_1));
        VALUES.put("float", code -> code.visitInsn(FCONST_1));
        VALUES.put("double", code -> code.visitInsn(DCONST_1));
        VALUES.put("null", code -> code.visitInsn(ACONST_NULL));
        VALUES.put("object", CodeCases::object);
        VALUES.put("int[]", code -> array(code, T_INT));
        VALUES.put("byte[]", code -> array(code, T_BYTE));
        VALUES.put("boolean[]", code -> array(code, T_BOOLEAN));
        VALUES.put("char[]", code -> array(code, T_CHAR));
        VALUES.put("long[]", code -> array(code, T_LONG));
        VALUES.put("Object[]", code -> {
            code.visitInsn(ICONST_1);
            code.visitTypeInsn(ANEWARRAY, OBJECT);
        });
        VALUES.put("int[][]", code -> {
            code.visitInsn(ICONST_1);
            code.visitTypeInsn(ANEWARRAY, "[I");
        });
        VALUES.put("new", code -> code.visitTypeInsn(NEW, OBJECT));

        FRAMES.put("top", TOP);
        FRAMES.put("int", INTEGER);
        FRAMES.put("float", FLOAT);
        FRAMES.put("long", LONG);
        FRAMES.put("double", DOUBLE);
        FRAMES.put("null", NULL);
        FRAMES.put("this", UNINITIALIZED_THIS);
        FRAMES.put("object", OBJECT);
        FRAMES.put("int[]", "[I");
        FRAMES.put("byte[]", "[B");
        FRAMES.put("boolean[]", "[Z");
        FRAMES.put("Object[]", "[Ljava/lang/Object;");
        FRAMES.put("int[][]", "[[I");

        for (int opcode = 0; opcode < 196; opcode++) {
            plain(opcode);
        }
        USES.put("getfield", code -> code.visitFieldInsn(GETFIELD, OBJECT, "f", "J"));
        USES.put("putfield", code -> code.visitFieldInsn(PUTFIELD, OBJECT, "f", "I"));
        USES.put("putfield long", code -> code.visitFieldInsn(PUTFIELD, OBJECT, "f", "J"));
        USES.put("getstatic", code -> code.visitFieldInsn(GETSTATIC, OBJECT, "f", "[I"));
        USES.put("putstatic", code -> code.visitFieldInsn(PUTSTATIC, OBJECT, "f", "[[I"));
        USES.put("getfield of array", code -> code.visitFieldInsn(GETFIELD, "[I", "f", "I"));
        USES.put("getstatic of array", code -> code.visitFieldInsn(GETSTATIC, "[I", "f", "I"));
        USES.put("virtual", code -> code.visitMethodInsn(INVOKEVIRTUAL, OBJECT, "m", "()D", false));
        USES.put("virtual int", code -> code.visitMethodInsn(INVOKEVIRTUAL, OBJECT, "m", "(I)V", false));
        USES.put("virtual of array", code -> code.visitMethodInsn(INVOKEVIRTUAL, "[I", "clone", "()[I", false));
        USES.put("static", code -> code.visitMethodInsn(INVOKESTATIC, OBJECT, "m", "(ZJ)F", false));
        USES.put("static array", code -> code.visitMethodInsn(INVOKESTATIC, OBJECT, "m", "([Z)V", false));
        USES.put(
                "static arrays",
                code -> code.visitMethodInsn(INVOKESTATIC, OBJECT, "m", "([Ljava/lang/Object;)V", false));
        USES.put("special init", code -> code.visitMethodInsn(INVOKESPECIAL, OBJECT, "<init>", "()V", false));
        USES.put(
                "special other", code -> code.visitMethodInsn(INVOKESPECIAL, "java/util/Date", "<init>", "()V", false));
        USES.put("virtual init", code -> code.visitMethodInsn(INVOKEVIRTUAL, OBJECT, "<init>", "()V", false));
        USES.put("static clinit", code -> code.visitMethodInsn(INVOKESTATIC, OBJECT, "<clinit>", "()V", false));
        USES.put("interface", code -> code.visitMethodInsn(INVOKEINTERFACE, "java/lang/Cloneable", "m", "(S)C", true));
        USES.put("static of interface", code -> code.visitMethodInsn(INVOKESTATIC, "java/util/List", "m", "()V", true));
        USES.put("new of array", code -> code.visitTypeInsn(NEW, "[I"));
        USES.put("checkcast", code -> code.visitTypeInsn(CHECKCAST, "[J"));
        USES.put("instanceof", code -> code.visitTypeInsn(INSTANCEOF, OBJECT));
        USES.put("anewarray", code -> code.visitTypeInsn(ANEWARRAY, "[J"));
        USES.put("anewarray of 256", code -> code.visitTypeInsn(ANEWARRAY, "[".repeat(255) + "J"));
        USES.put("multianewarray", code -> code.visitMultiANewArrayInsn("[[J", 2));
        USES.put("multianewarray of 3", code -> code.visitMultiANewArrayInsn("[[J", 3));
        USES.put("multianewarray of object", code -> code.visitMultiANewArrayInsn(OBJECT, 1));
        USES.put("newarray", code -> code.visitIntInsn(NEWARRAY, T_SHORT));
        USES.put("newarray of 3", code -> code.visitIntInsn(NEWARRAY, 3));
        USES.put("newarray of 12", code -> code.visitIntInsn(NEWARRAY, 12));
        USES.put("ldc class", code -> code.visitLdcInsn(org.objectweb.asm.Type.getObjectType(OBJECT)));
        USES.put("ldc string", code -> code.visitLdcInsn("a"));
        USES.put("ldc long", code -> code.visitLdcInsn(7L));
        USES.put("iinc", code -> code.visitIincInsn(1, 1));
        USES.put("iinc beyond", code -> code.visitIincInsn(9, 1));
        for (int type = 0; type < 5; type++) {
            int load = ILOAD + type;
            int store = ISTORE + type;
            USES.put("store and load " + type, code -> {
                code.visitVarInsn(store, 1);
                code.visitVarInsn(load, 1);
            });
            USES.put("load over the half " + type, code -> {
                code.visitVarInsn(store, 1);
                code.visitInsn(ICONST_0);
                code.visitVarInsn(ISTORE, 2);
                code.visitVarInsn(load, 1);
            });
            USES.put("load under the half " + type, code -> {
                code.visitVarInsn(store, 1);
                code.visitInsn(ICONST_0);
                code.visitVarInsn(ISTORE, 0);
                code.visitVarInsn(load, 1);
            });
            USES.put("store at the last " + type, code -> code.visitVarInsn(store, 3));
            USES.put("store beyond " + type, code -> code.visitVarInsn(store, 4));
            USES.put("store far beyond " + type, code -> code.visitVarInsn(store, 400));
            USES.put("load nothing " + type, code -> code.visitVarInsn(load, 1));
        }
    }

    private CodeCases() {}

    private static void plain(int opcode) {
        boolean operands = opcode >= 16 && opcode <= 45
                || opcode >= 54 && opcode <= 78
                || opcode == 132
                || opcode >= 153 && opcode <= 171
                || opcode >= 178 && opcode <= 189
                || opcode == 192
                || opcode == 193;
        if (!operands) {
            USES.put("opcode " + opcode, code -> code.visitInsn(opcode));
        }
    }

    private static void object(MethodVisitor code) {
        code.visitTypeInsn(NEW, "java/lang/Throwable");
        code.visitInsn(DUP);
        code.visitMethodInsn(INVOKESPECIAL, "java/lang/Throwable", "<init>", "()V", false);
    }

    private static void array(MethodVisitor code, int type) {
        code.visitInsn(ICONST_1);
        code.visitIntInsn(NEWARRAY, type);
    }

    static List<CodeCase> all() {
        List<CodeCase> cases = new ArrayList<>();
        operands(cases);
        results(cases);
        arrays(cases);
        frames(cases);
        handlers(cases);
        constructors(cases);
        cases.addAll(CodeSamples.spoilt());
        return cases;
    }

    /** Each instruction with no value, each one and each two below it, and an int between two. */
    private static void operands(List<CodeCase> cases) {
        USES.forEach((use, instruction) -> {
            operands(cases, use, code -> {}, instruction);
            VALUES.forEach((first, one) -> {
                operands(cases, use + " of " + first, one, instruction);
                if (first.equals("float")
                        || first.equals("double")
                        || first.endsWith("[][]")
                        || first.startsWith("b")) {
                    return; // below another value they are as good as an int, a long, an array
                }
                VALUES.forEach((second, other) -> {
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
                    VALUES.forEach((value, push) -> cases.add(CodeCase.method(
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
                VALUES.forEach((value, push) -> {
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

    /** A value in a variable or on the stack where the stack map has another. */
    private static void frames(List<CodeCase> cases) {
        for (int version : VERSIONS) {
            VALUES.forEach((value, push) -> FRAMES.forEach((type, frame) -> {
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
        VALUES.forEach((first, one) -> VALUES.forEach((second, other) -> {
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
                            Object type = FRAMES.getOrDefault(first, OBJECT);
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
        for (int version : VERSIONS) {
            for (String caught : List.of("", "java/lang/Throwable", "java/lang/Error")) {
                FRAMES.forEach((type, frame) -> FRAMES.forEach((onStack, exception) -> {
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

    private static void constructors(List<CodeCase> cases) {
        Map<String, Consumer<MethodVisitor>> steps = new LinkedHashMap<>();
        steps.put("nothing", code -> {});
        steps.put("super", code -> init(code, OBJECT));
        steps.put("this", code -> init(code, CodeCase.CLASS));
        steps.put("other", code -> init(code, "java/util/Date"));
        steps.put("own field", code -> put(code, CodeCase.CLASS, "own", "I", ICONST_1));
        steps.put("own long", code -> put(code, CodeCase.CLASS, "long", "J", LCONST_1));
        steps.put("own field of another type", code -> put(code, CodeCase.CLASS, "own", "J", LCONST_1));
        steps.put("unknown field", code -> put(code, CodeCase.CLASS, "none", "I", ICONST_1));
        steps.put("field of the superclass", code -> put(code, OBJECT, "own", "I", ICONST_1));
        steps.put("read of a field", code -> {
            code.visitVarInsn(ALOAD, 0);
            code.visitFieldInsn(GETFIELD, CodeCase.CLASS, "own", "I");
            code.visitInsn(POP);
        });
        steps.put("call", code -> {
            code.visitVarInsn(ALOAD, 0);
            code.visitMethodInsn(INVOKEVIRTUAL, OBJECT, "hashCode", "()I", false);
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
            init(code, OBJECT);
            code.visitLabel(label);
            code.visitFrame(F_NEW, 2, new Object[] {TOP, INTEGER}, 0, new Object[0]);
        });
        for (int range = 0; range < 6; range++) {
            for (Object frame : new Object[] {TOP, UNINITIALIZED_THIS, CodeCase.CLASS, OBJECT}) {
                int where = range;
                steps.put("super in a try " + range + " " + frame, code -> initInTry(code, where, frame));
            }
        }
        for (int version : VERSIONS) {
            steps.forEach((first, one) -> steps.forEach((second, other) -> cases.add(
                    CodeCase.constructor("constructors", first + ", then " + second, version, "(I)V", 5, 4, code -> {
                        one.accept(code);
                        other.accept(code);
                        code.visitInsn(RETURN);
                    }))));
        }
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
        code.visitMethodInsn(INVOKESPECIAL, OBJECT, "<init>", "()V", false);
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
