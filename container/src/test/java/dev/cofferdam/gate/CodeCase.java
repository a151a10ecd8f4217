package dev.cofferdam.gate;

import java.util.function.Consumer;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * A class {@code v.Case} with one piece of code to be verified.
 *
 * @param rule what the code is about
 * @param name of the case
 */
record CodeCase(String rule, String name, byte[] bytes) {
    static final String CLASS = "v/Case";

    /** A static method, written as it is told: nothing is worked out or put right. */
    static CodeCase method(
            String rule,
            String name,
            int version,
            String descriptor,
            int stack,
            int locals,
            Consumer<MethodVisitor> code) {
        return of(rule, name, version, writer -> {
            MethodVisitor method =
                    writer.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, "run", descriptor, null, null);
            method.visitCode();
            code.accept(method);
            method.visitMaxs(stack, locals);
            method.visitEnd();
        });
    }

    /** A constructor. */
    static CodeCase constructor(
            String rule,
            String name,
            int version,
            String descriptor,
            int stack,
            int locals,
            Consumer<MethodVisitor> code) {
        return of(rule, name, version, writer -> {
            MethodVisitor method = writer.visitMethod(Opcodes.ACC_PUBLIC, "<init>", descriptor, null, null);
            method.visitCode();
            code.accept(method);
            method.visitMaxs(stack, locals);
            method.visitEnd();
        });
    }

    static CodeCase of(String rule, String name, int version, Consumer<ClassWriter> members) {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(version, Opcodes.ACC_PUBLIC | Opcodes.ACC_SUPER, CLASS, null, "java/lang/Object", null);
        writer.visitField(Opcodes.ACC_PUBLIC, "own", "I", null, null).visitEnd();
        writer.visitField(Opcodes.ACC_PUBLIC, "long", "J", null, null).visitEnd();
        members.accept(writer);
        writer.visitEnd();
        return new CodeCase(rule, name, writer.toByteArray());
    }

    LinkOracle.Answer jvm() {
        return LinkOracle.of(CLASS.replace('/', '.'), bytes);
    }

    /** The case with other bytes. */
    CodeCase with(String change, byte[] changed) {
        return new CodeCase(rule, name + ", " + change, changed);
    }
}
