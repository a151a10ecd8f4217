package dev.cofferdam.gate;

import static org.objectweb.asm.Opcodes.*;

import dev.cofferdam.gate.CodeBytes.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;

/** Methods of all sorts, and each with any byte of its code, its exception table or its stack map changed. */
final class CodeSamples {
    private static final String OBJECT = "java/lang/Object";
    private static final int[] EDGES = {0, 1, 2, 4, 7, 8, 64, 128, 247, 250, 252, 255};

    private CodeSamples() {}

    static List<CodeCase> spoilt() {
        List<CodeCase> cases = new ArrayList<>();
        for (CodeCase sample : samples()) {
            cases.add(sample);
            CodeBytes bytes = new CodeBytes(sample.bytes());
            Range code = bytes.codes().get(0);
            Range attribute = bytes.attributes().get(0);
            for (int at = attribute.from(); at < attribute.to(); at++) {
                int place = at;
                boolean inCode = at >= code.from() && at < code.to();
                boolean caught = sample.name().startsWith("handler") && at - code.to() >= 8 && at - code.to() < 10;
                if (caught) {
                    continue; // whether what is caught is an exception depends on its class
                }
                boolean inFrames = at >= code.to() + 10 && sample.bytes()[at] != 2;
                for (int value : values(sample.bytes()[at] & 0xFF, inCode)) {
                    if (value == 0 && bytes.frames().stream().anyMatch(frames -> place == frames.from() + 1)) {
                        continue; // bytes behind no frames are refused by JDK 17 and not by JDK 25
                    }
                    if (inFrames && value == 2) {
                        continue; // constant 2 is the class: which class a frame names depends on what is there
                    }
                    byte[] changed = sample.bytes().clone();
                    changed[at] = (byte) value;
                    cases.add(sample.with("byte " + (at - code.from()) + " is " + value, changed));
                }
            }
        }
        return cases;
    }

    private static Set<Integer> values(int now, boolean opcodes) {
        Set<Integer> values = new TreeSet<>();
        for (int i = -3; i <= 3; i++) {
            values.add(now + i & 0xFF);
        }
        for (int edge : EDGES) {
            values.add(edge);
        }
        for (int opcode = 9; opcodes && opcode < 206; opcode += 11) {
            values.add(opcode + now % 7);
        }
        values.remove(now);
        values.remove(ATHROW); // whether what is thrown is an exception depends on its class
        return values;
    }

    private static List<CodeCase> samples() {
        List<CodeCase> samples = new ArrayList<>();
        for (int version : new int[] {V1_4, V1_5, V1_6, V1_7, V17}) {
            add(samples, "loop", version, "(I[I)I", 3, 4, CodeSamples::loop);
            add(samples, "switches", version, "(IJ)J", 4, 3, CodeSamples::switches);
            add(samples, "handler", version, "(Lv/Case;)I", 2, 3, CodeSamples::handler);
            add(samples, "arrays", version, "()V", 6, 2, CodeSamples::arrays);
            add(samples, "new objects", version, "(I)Ljava/lang/Object;", 4, 2, CodeSamples::newObjects);
            add(samples, "wide", version, "(DJ)D", 6, 300, CodeSamples::wide);
            if (version >= V1_7) {
                add(samples, "call site", version, "(I)V", 3, 1, CodeSamples::callSite);
            } else {
                add(samples, "subroutine", version, "(I)I", 3, 4, CodeSamples::subroutine);
            }
        }
        return samples;
    }

    private static void add(
            List<CodeCase> samples,
            String name,
            int version,
            String descriptor,
            int stack,
            int locals,
            Consumer<MethodVisitor> code) {
        samples.add(CodeCase.method(
                "bytes", name + " of version " + (version & 0xFF), version, descriptor, stack, locals, code));
    }

    private static void loop(MethodVisitor code) {
        Label test = new Label();
        Label end = new Label();
        code.visitInsn(ICONST_0);
        code.visitVarInsn(ISTORE, 2);
        code.visitInsn(ICONST_0);
        code.visitVarInsn(ISTORE, 3);
        code.visitLabel(test);
        code.visitFrame(F_NEW, 4, new Object[] {INTEGER, "[I", INTEGER, INTEGER}, 0, new Object[0]);
        code.visitVarInsn(ILOAD, 3);
        code.visitVarInsn(ALOAD, 1);
        code.visitInsn(ARRAYLENGTH);
        code.visitJumpInsn(IF_ICMPGE, end);
        code.visitVarInsn(ILOAD, 2);
        code.visitVarInsn(ALOAD, 1);
        code.visitVarInsn(ILOAD, 3);
        code.visitInsn(IALOAD);
        code.visitInsn(IADD);
        code.visitVarInsn(ISTORE, 2);
        code.visitIincInsn(3, 1);
        code.visitJumpInsn(GOTO, test);
        code.visitLabel(end);
        code.visitFrame(F_NEW, 3, new Object[] {INTEGER, "[I", INTEGER}, 0, new Object[0]);
        code.visitVarInsn(ILOAD, 2);
        code.visitInsn(IRETURN);
    }

    private static void switches(MethodVisitor code) {
        Label one = new Label();
        Label two = new Label();
        Label other = new Label();
        Object[] locals = {INTEGER, LONG};
        code.visitVarInsn(ILOAD, 0);
        code.visitTableSwitchInsn(1, 2, other, one, two);
        code.visitLabel(one);
        code.visitFrame(F_NEW, 2, locals, 0, new Object[0]);
        code.visitVarInsn(ILOAD, 0);
        code.visitLookupSwitchInsn(other, new int[] {-5, 9}, new Label[] {two, other});
        code.visitLabel(two);
        code.visitFrame(F_NEW, 2, locals, 0, new Object[0]);
        code.visitVarInsn(LLOAD, 1);
        code.visitInsn(LRETURN);
        code.visitLabel(other);
        code.visitFrame(F_NEW, 2, locals, 0, new Object[0]);
        code.visitInsn(LCONST_1);
        code.visitVarInsn(LLOAD, 1);
        code.visitInsn(LADD);
        code.visitInsn(LRETURN);
    }

    private static void handler(MethodVisitor code) {
        Label from = new Label();
        Label to = new Label();
        Label handler = new Label();
        code.visitTryCatchBlock(from, to, handler, "java/lang/Throwable");
        code.visitInsn(ICONST_2);
        code.visitVarInsn(ISTORE, 1);
        code.visitLabel(from);
        code.visitVarInsn(ALOAD, 0);
        code.visitMethodInsn(INVOKEVIRTUAL, CodeCase.CLASS, "hashCode", "()I", false);
        code.visitVarInsn(ISTORE, 2);
        code.visitVarInsn(ILOAD, 2);
        code.visitLabel(to);
        code.visitInsn(IRETURN);
        code.visitLabel(handler);
        code.visitFrame(F_NEW, 2, new Object[] {CodeCase.CLASS, INTEGER}, 1, new Object[] {"java/lang/Throwable"});
        code.visitInsn(POP);
        code.visitVarInsn(ILOAD, 1);
        code.visitInsn(IRETURN);
    }

    private static void arrays(MethodVisitor code) {
        code.visitInsn(ICONST_2);
        code.visitInsn(ICONST_3);
        code.visitMultiANewArrayInsn("[[J", 2);
        code.visitVarInsn(ASTORE, 0);
        code.visitVarInsn(ALOAD, 0);
        code.visitInsn(ICONST_0);
        code.visitInsn(AALOAD);
        code.visitInsn(ICONST_1);
        code.visitInsn(LCONST_1);
        code.visitInsn(LASTORE);
        code.visitInsn(ICONST_1);
        code.visitTypeInsn(ANEWARRAY, OBJECT);
        code.visitInsn(DUP);
        code.visitInsn(ICONST_0);
        code.visitVarInsn(ALOAD, 0);
        code.visitInsn(AASTORE);
        code.visitVarInsn(ASTORE, 1);
        code.visitInsn(RETURN);
    }

    private static void newObjects(MethodVisitor code) {
        Label otherwise = new Label();
        Label end = new Label();
        Label made = new Label();
        code.visitLabel(made);
        code.visitTypeInsn(NEW, OBJECT);
        code.visitInsn(DUP);
        code.visitVarInsn(ILOAD, 0);
        code.visitJumpInsn(IFEQ, otherwise);
        code.visitMethodInsn(INVOKESPECIAL, OBJECT, "<init>", "()V", false);
        code.visitVarInsn(ASTORE, 1);
        code.visitJumpInsn(GOTO, end);
        code.visitLabel(otherwise);
        code.visitFrame(F_NEW, 1, new Object[] {INTEGER}, 2, new Object[] {made, made});
        code.visitInsn(POP2);
        code.visitInsn(ACONST_NULL);
        code.visitVarInsn(ASTORE, 1);
        code.visitLabel(end);
        code.visitFrame(F_NEW, 2, new Object[] {INTEGER, OBJECT}, 0, new Object[0]);
        code.visitVarInsn(ALOAD, 1);
        code.visitInsn(ARETURN);
    }

    private static void wide(MethodVisitor code) {
        code.visitVarInsn(DLOAD, 0);
        code.visitVarInsn(DSTORE, 298);
        code.visitVarInsn(LLOAD, 2);
        code.visitInsn(L2D);
        code.visitVarInsn(DLOAD, 298);
        code.visitInsn(DUP2_X2);
        code.visitInsn(DADD);
        code.visitInsn(DCMPG);
        code.visitInsn(I2D);
        code.visitInsn(DRETURN);
    }

    private static void callSite(MethodVisitor code) {
        Handle bootstrap = new Handle(
                H_INVOKESTATIC,
                "java/lang/invoke/LambdaMetafactory",
                "metafactory",
                "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/invoke/MethodType;Ljava/lang/invoke/MethodType;Ljava/lang/invoke/MethodHandle;Ljava/lang/invoke/MethodType;)Ljava/lang/invoke/CallSite;",
                false);
        code.visitVarInsn(ILOAD, 0);
        code.visitInvokeDynamicInsn("run", "(I)Ljava/lang/Object;", bootstrap);
        code.visitInsn(POP);
        code.visitMethodInsn(INVOKESTATIC, OBJECT, "m", "()J", false);
        code.visitInsn(POP2);
        code.visitInsn(RETURN);
    }

    private static void subroutine(MethodVisitor code) {
        Label start = new Label();
        Label otherwise = new Label();
        code.visitInsn(ICONST_3);
        code.visitVarInsn(ISTORE, 2);
        code.visitJumpInsn(JSR, start);
        code.visitVarInsn(ILOAD, 0);
        code.visitJumpInsn(IFEQ, otherwise);
        code.visitJumpInsn(JSR, start);
        code.visitLabel(otherwise);
        code.visitVarInsn(ILOAD, 2);
        code.visitInsn(IRETURN);
        code.visitLabel(start);
        code.visitVarInsn(ASTORE, 1);
        code.visitIincInsn(0, 1);
        code.visitVarInsn(RET, 1);
    }
}
