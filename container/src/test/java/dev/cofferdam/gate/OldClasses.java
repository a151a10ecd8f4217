package dev.cofferdam.gate;

import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/** Makes of what today's compiler wrote what one of its ancestors would have written. */
final class OldClasses {
    private OldClasses() {}

    /** A class file of version 49, which is verified without frames. */
    static byte[] java5(byte[] bytes) {
        return of(bytes, Opcodes.V1_5, ClassReader.SKIP_FRAMES);
    }

    /** One of version 50, which is verified by its frames, and without them if they do not fit. */
    static byte[] java6(byte[] bytes) {
        return of(bytes, Opcodes.V1_6, 0);
    }

    /** One of version 50 that has none. */
    static byte[] java6WithoutFrames(byte[] bytes) {
        return of(bytes, Opcodes.V1_6, ClassReader.SKIP_FRAMES);
    }

    private static byte[] of(byte[] bytes, int version, int options) {
        ClassWriter writer = new ClassWriter(0);
        ClassVisitor older = new ClassVisitor(Opcodes.ASM9, writer) {
            @Override
            public void visit(int today, int access, String name, String generic, String above, String[] interfaces) {
                super.visit(version, access, name, generic, above, interfaces);
            }
        };
        new ClassReader(bytes).accept(older, options);
        return writer.toByteArray();
    }
}
