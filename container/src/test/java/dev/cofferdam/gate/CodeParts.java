package dev.cofferdam.gate;

import static org.objectweb.asm.Opcodes.*;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.objectweb.asm.MethodVisitor;

/** What code is made of that is to be verified: kinds of values, what a stack map says of them, and what is done with them. */
final class CodeParts {
    /** What puts a value onto the stack, by the kind of value. */
    static final Map<String, Consumer<MethodVisitor>> VALUES = new LinkedHashMap<>();

    /** What a stack map says of a value. */
    static final Map<String, Object> FRAMES = new LinkedHashMap<>();

    /** What takes values from the stack, or uses variables. */
    static final Map<String, Consumer<MethodVisitor>> USES = new LinkedHashMap<>();

    private static final String OBJECT = CodeCases.OBJECT;

    static {
        VALUES.put("int", code -> code.visitInsn(ICONST_1));
        VALUES.put("long", code -> code.visitInsn(LCONST_1));
        VALUES.put("float", code -> code.visitInsn(FCONST_1));
        VALUES.put("double", code -> code.visitInsn(DCONST_1));
        VALUES.put("null", code -> code.visitInsn(ACONST_NULL));
        VALUES.put("object", CodeParts::object);
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

    private CodeParts() {}

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
}
