package dev.cofferdam.gate;

import static org.objectweb.asm.Opcodes.*;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.Attribute;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.RecordComponentVisitor;
import org.objectweb.asm.Type;
import org.objectweb.asm.TypeReference;

/** Small class files that together have every structure of JVMS 4, each of which the JVM links. */
final class FormatSamples {
    private static final String NAME = CodeCase.CLASS;
    private static final String OBJECT = "java/lang/Object";
    private static final String MARK = "Ljava/lang/Deprecated;";

    private FormatSamples() {}

    static List<CodeCase> all() {
        List<CodeCase> samples = new ArrayList<>();
        for (int version : new int[] {V1_1, V1_3, V1_4, V1_5, V1_6, V1_7, V1_8, V11, V17}) {
            add(samples, "fields", version, fields(version));
            add(samples, "methods", version, methods(version));
            add(samples, "code", version, code(version));
            add(samples, "interface", version, anInterface(version));
        }
        for (int version : new int[] {V1_5, V1_8, V17}) {
            add(samples, "annotation", version, annotation(version));
            add(samples, "annotated", version, annotated(version));
        }
        for (int version : new int[] {V1_7, V1_8, V11, V17}) {
            add(samples, "handles", version, handles(version));
        }
        for (int version : new int[] {V1_8, V10, V11, V16, V17}) {
            add(samples, "nest host", version, nest(version, true));
            add(samples, "nest member", version, nest(version, false));
        }
        for (int version : new int[] {V15, V16, V17}) {
            add(samples, "record", version, record(version));
            add(samples, "sealed", version, sealed(version));
        }
        return samples;
    }

    private static void add(List<CodeCase> samples, String name, int version, ClassWriter writer) {
        writer.visitEnd();
        samples.add(new CodeCase(name, name + " of version " + (version & 0xFFFF), writer.toByteArray()));
    }

    private static ClassWriter writer(
            int version, int access, String signature, String superclass, String... interfaces) {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(version, access, NAME, signature, superclass, interfaces);
        return writer;
    }

    private static ClassWriter fields(int version) {
        ClassWriter writer =
                writer(version, ACC_PUBLIC | ACC_SUPER | ACC_SYNTHETIC, null, OBJECT, "java/io/Serializable");
        Object[][] values = {
            {"Z", 1},
            {"B", 2},
            {"S", 3},
            {"C", 4},
            {"I", 5},
            {"J", 6L},
            {"F", 7f},
            {"D", 8d},
            {"Ljava/lang/String;", "a"}
        };
        for (Object[] value : values) {
            int access = ACC_PUBLIC | ACC_STATIC | ACC_FINAL;
            writer.visitField(access, "c" + value[0].hashCode(), (String) value[0], null, value[1])
                    .visitEnd();
        }
        writer.visitField(ACC_PRIVATE | ACC_VOLATILE, "i", "I", null, 9).visitEnd();
        writer.visitField(ACC_PROTECTED | ACC_TRANSIENT, "a", "[[J", null, null).visitEnd();
        writer.visitField(ACC_DEPRECATED | ACC_SYNTHETIC, "i", "J", null, null).visitEnd();
        writer.visitField(ACC_STATIC, "l", "Ljava/util/List;", "Ljava/util/List<TT;>;", null)
                .visitEnd();
        writer.visitSource("Case.java", "debug");
        return writer;
    }

    private static ClassWriter methods(int version) {
        ClassWriter writer = writer(
                version, ACC_ABSTRACT | ACC_SUPER | ACC_DEPRECATED, "<T:Ljava/lang/Object;>Ljava/lang/Object;", OBJECT);
        constructor(writer, "()V", 1);
        constructor(writer, "(IJ[D)V", 5);
        MethodVisitor method =
                writer.visitMethod(ACC_PUBLIC | ACC_ABSTRACT, "a", "(DLjava/lang/String;)J", null, new String[] {
                    "java/lang/Exception", "java/lang/Error"
                });
        method.visitParameter("d", ACC_FINAL);
        method.visitParameter("s", 0);
        method.visitEnd();
        writer.visitMethod(ACC_PROTECTED | ACC_NATIVE | ACC_VARARGS, "n", "([I)V", null, null)
                .visitEnd();
        writer.visitMethod(
                        ACC_PUBLIC | ACC_ABSTRACT | ACC_BRIDGE | ACC_SYNTHETIC | ACC_DEPRECATED,
                        "b",
                        "()[[J",
                        "()TT;",
                        null)
                .visitEnd();
        simple(writer, ACC_PRIVATE | ACC_SYNCHRONIZED | ACC_FINAL, "s", 1);
        simple(writer, ACC_STATIC | ACC_STRICT, "st", 0);
        simple(writer, ACC_STATIC, "<clinit>", 0);
        writer.visitInnerClass(NAME + "$In", NAME, "In", ACC_PRIVATE | ACC_STATIC);
        writer.visitInnerClass(
                "java/util/Map$Entry",
                "java/util/Map",
                "Entry",
                ACC_PUBLIC | ACC_STATIC | ACC_INTERFACE | ACC_ABSTRACT);
        writer.visitInnerClass(NAME + "$1", null, null, ACC_ENUM);
        writer.visitOuterClass("v/Outer", "run", "()V");
        return writer;
    }

    private static void constructor(ClassWriter writer, String descriptor, int locals) {
        MethodVisitor method = writer.visitMethod(0, "<init>", descriptor, null, null);
        method.visitCode();
        method.visitVarInsn(ALOAD, 0);
        method.visitMethodInsn(INVOKESPECIAL, OBJECT, "<init>", "()V", false);
        method.visitInsn(RETURN);
        method.visitMaxs(1, locals);
        method.visitEnd();
    }

    private static void simple(ClassWriter writer, int access, String name, int locals) {
        MethodVisitor method = writer.visitMethod(access, name, "()V", null, null);
        method.visitCode();
        method.visitInsn(RETURN);
        method.visitMaxs(0, locals);
        method.visitEnd();
    }

    private static ClassWriter code(int version) {
        ClassWriter writer = writer(version, ACC_FINAL | ACC_SUPER, null, OBJECT);
        MethodVisitor method = writer.visitMethod(ACC_STATIC, "run", "(IJLjava/util/List;)V", null, null);
        Label[] labels = {new Label(), new Label(), new Label(), new Label(), new Label()};
        method.visitCode();
        method.visitTryCatchBlock(labels[0], labels[1], labels[3], "java/lang/Exception");
        method.visitTryCatchBlock(labels[0], labels[2], labels[3], null);
        for (int line = 0; line < 3; line++) {
            method.visitLabel(labels[line]);
            method.visitLineNumber(10 + line, labels[line]);
            method.visitInsn(NOP);
        }
        method.visitInsn(RETURN);
        method.visitLabel(labels[3]);
        method.visitLineNumber(9, labels[3]);
        method.visitFrame(
                F_NEW, 3, new Object[] {INTEGER, Opcodes.LONG, "java/util/List"}, 1, new Object[] {"java/lang/Throwable"
                });
        method.visitInsn(ATHROW);
        method.visitLabel(labels[4]);
        method.visitLocalVariable("i", "I", null, labels[0], labels[4], 0);
        method.visitLocalVariable("j", "J", null, labels[0], labels[4], 1);
        method.visitLocalVariable("l", "Ljava/util/List;", "Ljava/util/List<TT;>;", labels[0], labels[4], 3);
        method.visitLocalVariable("l", "Ljava/util/List;", "Ljava/util/List<TU;>;", labels[1], labels[3], 3);
        method.visitLocalVariable("d", "D", null, labels[2], labels[3], 4);
        method.visitMaxs(1, 6);
        method.visitEnd();
        MethodVisitor many = writer.visitMethod(ACC_STATIC, "many", "()V", null, null);
        Label first = new Label();
        Label last = new Label();
        many.visitCode();
        many.visitLabel(first);
        many.visitInsn(RETURN);
        many.visitLabel(last);
        for (int i = 0; i < 20; i++) {
            many.visitLocalVariable("v" + i, "[I", i % 2 == 0 ? "TA;" : null, first, last, i);
        }
        many.visitMaxs(0, 20);
        many.visitEnd();
        return writer;
    }

    private static ClassWriter anInterface(int version) {
        int access = ACC_INTERFACE | ACC_ABSTRACT | ACC_PUBLIC;
        ClassWriter writer = writer(
                version, access, null, OBJECT, "java/io/Serializable", "java/lang/Cloneable", "java/lang/Runnable");
        writer.visitField(ACC_PUBLIC | ACC_STATIC | ACC_FINAL, "F", "I", null, 1)
                .visitEnd();
        writer.visitMethod(ACC_PUBLIC | ACC_ABSTRACT, "a", "()V", null, null).visitEnd();
        simple(writer, ACC_STATIC, "<clinit>", 0);
        if ((version & 0xFFFF) >= V1_8) {
            simple(writer, ACC_PUBLIC, "d", 1);
            simple(writer, ACC_PUBLIC | ACC_STATIC, "s", 0);
            simple(writer, ACC_PRIVATE, "p", 1);
            simple(writer, ACC_PRIVATE | ACC_STATIC, "ps", 0);
        }
        return writer;
    }

    private static ClassWriter annotation(int version) {
        int access = ACC_INTERFACE | ACC_ABSTRACT | ACC_ANNOTATION;
        ClassWriter writer = writer(version, access, null, OBJECT, "java/lang/annotation/Annotation");
        MethodVisitor method =
                writer.visitMethod(ACC_PUBLIC | ACC_ABSTRACT, "value", "()Ljava/lang/String;", null, null);
        AnnotationVisitor value = method.visitAnnotationDefault();
        value.visit(null, "x");
        value.visitEnd();
        method.visitEnd();
        return writer;
    }

    private static ClassWriter annotated(int version) {
        ClassWriter writer = writer(version, ACC_ENUM | ACC_FINAL | ACC_SUPER, null, OBJECT);
        int type = TypeReference.newTypeReference(TypeReference.FIELD).getValue();
        int returned =
                TypeReference.newTypeReference(TypeReference.METHOD_RETURN).getValue();
        int superclass = TypeReference.newSuperTypeReference(-1).getValue();
        FieldVisitor field =
                writer.visitField(ACC_PUBLIC | ACC_STATIC | ACC_FINAL | ACC_ENUM, "A", "L" + NAME + ";", null, null);
        MethodVisitor method = writer.visitMethod(ACC_STATIC | ACC_NATIVE, "m", "(II)I", null, null);
        for (boolean visible : new boolean[] {true, false}) {
            fill(writer.visitAnnotation(visible ? MARK : "Lorg/osgi/annotation/versioning/ProviderType;", visible));
            fill(writer.visitTypeAnnotation(superclass, null, MARK, visible));
            fill(field.visitAnnotation(MARK, visible));
            fill(field.visitTypeAnnotation(type, null, MARK, visible));
            fill(method.visitAnnotation(MARK, visible));
            fill(method.visitTypeAnnotation(returned, null, MARK, visible));
            fill(method.visitParameterAnnotation(1, MARK, visible));
        }
        field.visitEnd();
        method.visitEnd();
        return writer;
    }

    private static void fill(AnnotationVisitor annotation) {
        annotation.visit("i", 1);
        annotation.visitEnum("e", "Lv/E;", "A");
        AnnotationVisitor array = annotation.visitArray("a");
        array.visit(null, "x");
        array.visitEnd();
        annotation.visitAnnotation("n", MARK).visitEnd();
        annotation.visitEnd();
    }

    private static ClassWriter handles(int version) {
        ClassWriter writer = writer(version, ACC_SUPER, null, OBJECT);
        String bootstrapType =
                "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/invoke/MethodType;[Ljava/lang/Object;)Ljava/lang/invoke/CallSite;";
        Handle bootstrap = new Handle(H_INVOKESTATIC, "v/Boot", "boot", bootstrapType, false);
        MethodVisitor method = writer.visitMethod(ACC_STATIC, "run", "()V", null, null);
        method.visitCode();
        method.visitInvokeDynamicInsn(
                "go", "()V", bootstrap, 1, 2f, 3L, 4d, "s", Type.getObjectType(OBJECT), Type.getMethodType("(I)V"));
        method.visitInvokeDynamicInsn("on", "()V", bootstrap);
        for (int kind = H_GETFIELD; kind <= H_INVOKEINTERFACE; kind++) {
            boolean field = kind <= H_PUTSTATIC;
            String name = field ? "f" : kind == H_NEWINVOKESPECIAL ? "<init>" : "m";
            method.visitLdcInsn(new Handle(kind, "v/Other", name, field ? "I" : "()V", kind == H_INVOKEINTERFACE));
            method.visitInsn(POP);
        }
        if (version >= V11) {
            method.visitLdcInsn(
                    new ConstantDynamic("c", OBJECT.length() > 0 ? "Ljava/lang/Object;" : "", bootstrap, 1));
            method.visitInsn(POP);
        }
        if (version >= V1_8) {
            method.visitLdcInsn(new Handle(H_INVOKESTATIC, "v/Other", "s", "()V", true));
            method.visitInsn(POP);
        }
        method.visitInsn(RETURN);
        method.visitMaxs(1, 0);
        method.visitEnd();
        return writer;
    }

    private static ClassWriter nest(int version, boolean host) {
        ClassWriter writer = writer(version, ACC_SUPER, null, OBJECT);
        if (host) {
            writer.visitNestMember(NAME + "$A");
            writer.visitNestMember(NAME + "$B");
        } else {
            writer.visitNestHost("v/Host");
        }
        writer.visitAttribute(new Unknown());
        return writer;
    }

    private static ClassWriter record(int version) {
        ClassWriter writer = writer(version, ACC_FINAL | ACC_SUPER, null, "java/lang/Record");
        RecordComponentVisitor component =
                writer.visitRecordComponent("a", "Ljava/util/List;", "Ljava/util/List<TT;>;");
        for (boolean visible : new boolean[] {true, false}) {
            fill(component.visitAnnotation(MARK, visible));
            fill(component.visitTypeAnnotation(
                    TypeReference.newTypeReference(TypeReference.FIELD).getValue(), null, MARK, visible));
        }
        component.visitEnd();
        writer.visitRecordComponent("b", "J", null).visitEnd();
        return writer;
    }

    private static ClassWriter sealed(int version) {
        ClassWriter writer = writer(version, ACC_SUPER, null, OBJECT);
        writer.visitPermittedSubclass(NAME + "$A");
        writer.visitPermittedSubclass(NAME + "$B");
        return writer;
    }

    /** An attribute that nobody knows. */
    private static final class Unknown extends Attribute {
        Unknown() {
            super("Unknown");
        }

        @Override
        protected org.objectweb.asm.ByteVector write(
                ClassWriter writer, byte[] code, int length, int stack, int locals) {
            return new org.objectweb.asm.ByteVector().putInt(7);
        }
    }
}
