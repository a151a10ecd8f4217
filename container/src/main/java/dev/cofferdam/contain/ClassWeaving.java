package dev.cofferdam.contain;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Weaves the methods of one class, and notes what it met. */
final class ClassWeaving extends ClassVisitor {
    static final int API = Opcodes.ASM9;

    private boolean code;
    private boolean exits;

    ClassWeaving(ClassVisitor next) {
        super(API, next);
    }

    /** Whether the class has code at all. */
    boolean hasCode() {
        return code;
    }

    /** Whether its code refers to the exits. */
    boolean hasExits() {
        return exits;
    }

    void usesExits() {
        exits = true;
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, String signature, String[] exceptions) {
        MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
        if ((access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE)) != 0) {
            return next;
        }
        code = true;
        return new MethodWeaving(this, next);
    }
}
