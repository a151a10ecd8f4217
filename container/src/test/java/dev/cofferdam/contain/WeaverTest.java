package dev.cofferdam.contain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.objectweb.asm.Opcodes.ACC_PUBLIC;
import static org.objectweb.asm.Opcodes.ACC_STATIC;

import dev.cofferdam.gate.classfile.ClassFile;
import dev.cofferdam.gate.classfile.ClassFileReader;
import dev.cofferdam.gate.space.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** What was woven is still a sound class file; what cannot be woven is left as it is, with the reason. */
class WeaverTest {
    private final ClassFileReader verifier =
            new ClassFileReader(Runtime.version().feature(), Limits.DEFAULT.values());

    static Stream<Path> jars() {
        return Arrays.stream(System.getProperty("java.class.path").split(System.getProperty("path.separator")))
                .filter(entry -> entry.endsWith(".jar"))
                .map(Path::of);
    }

    @ParameterizedTest
    @MethodSource("jars")
    void everyClassOfAReleasedJarVerifiesWhenItIsWoven(Path jar) throws IOException {
        List<String> wrong = new ArrayList<>();
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : zip.stream()
                    .filter(each -> each.getName().endsWith(".class"))
                    .toList()) {
                try (InputStream in = zip.getInputStream(entry)) {
                    wrong(in.readAllBytes()).ifPresent(why -> wrong.add(entry.getName() + ": " + why));
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private Optional<String> wrong(byte[] original) {
        Weaver.Result result = Weaver.weave(original);
        if (result instanceof Weaver.Result.Woven woven) {
            return flaw(original).isPresent() ? Optional.empty() : flaw(woven.bytes());
        }
        return result instanceof Weaver.Result.Unwoven unwoven ? Optional.of(unwoven.why()) : Optional.empty();
    }

    private Optional<String> flaw(byte[] bytes) {
        ClassFile file = verifier.read(bytes);
        return file instanceof ClassFile.Readable readable
                ? readable.flaw().map(Object::toString)
                : Optional.of(file.toString());
    }

    private static byte[] method(Consumer<MethodVisitor> code) {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_FRAMES);
        writer.visit(Opcodes.V17, ACC_PUBLIC, "Made", null, "java/lang/Object", null);
        MethodVisitor method = writer.visitMethod(ACC_PUBLIC | ACC_STATIC, "made", "()V", null, null);
        method.visitCode();
        code.accept(method);
        method.visitMaxs(0, 0);
        method.visitEnd();
        writer.visitEnd();
        return writer.toByteArray();
    }

    private static List<String> calls(Weaver.Result result) {
        List<String> calls = new ArrayList<>();
        new ClassReader(((Weaver.Result.Woven) result).bytes())
                .accept(
                        new ClassVisitor(Opcodes.ASM9) {
                            @Override
                            public MethodVisitor visitMethod(int a, String n, String d, String s, String[] e) {
                                return new MethodVisitor(Opcodes.ASM9) {
                                    @Override
                                    public void visitMethodInsn(int o, String owner, String name, String d, boolean i) {
                                        calls.add(name);
                                    }
                                };
                            }
                        },
                        0);
        return calls;
    }

    @Test
    void aHandlerThatCoversItselfIsLeftAlone() {
        byte[] original = method(code -> {
            Label start = new Label();
            Label handler = new Label();
            Label end = new Label();
            code.visitTryCatchBlock(start, end, handler, "java/lang/Throwable");
            code.visitLabel(start);
            code.visitInsn(Opcodes.NOP);
            code.visitInsn(Opcodes.RETURN);
            code.visitLabel(handler);
            code.visitInsn(Opcodes.POP);
            code.visitLabel(end);
            code.visitInsn(Opcodes.RETURN);
        });

        assertThat(calls(Weaver.weave(original))).containsExactly("check");
    }

    @Test
    void aHandlerOfEverythingThrowsOnFirst() {
        byte[] original = method(code -> {
            Label start = new Label();
            Label handler = new Label();
            code.visitTryCatchBlock(start, handler, handler, "java/lang/Throwable");
            code.visitTryCatchBlock(start, handler, handler, "java/lang/Exception");
            code.visitLabel(start);
            code.visitInsn(Opcodes.NOP);
            code.visitInsn(Opcodes.RETURN);
            code.visitLabel(handler);
            code.visitInsn(Opcodes.POP);
            code.visitInsn(Opcodes.RETURN);
        });

        assertThat(calls(Weaver.weave(original))).containsExactly("check", "caught");
    }

    @Test
    void aMethodThatWouldBecomeTooLargeLeavesItsClassAsItIs() {
        byte[] original = method(code -> {
            for (int i = 0; i < 65_534; i++) {
                code.visitInsn(Opcodes.NOP);
            }
            code.visitInsn(Opcodes.RETURN);
        });

        assertThat(Weaver.weave(original))
                .isInstanceOfSatisfying(
                        Weaver.Result.Unwoven.class,
                        unwoven -> assertThat(unwoven.why())
                                .isEqualTo("with checks in it, 'made' is larger than a method may be"));
    }

    @Test
    void whatIsNoClassFileIsLeftAsItIs() {
        assertThat(Weaver.weave(new byte[100])).isInstanceOf(Weaver.Result.Unwoven.class);
        assertThat(Weaver.weave(new byte[0])).isInstanceOf(Weaver.Result.Unwoven.class);
    }

    @Test
    void aClassWithoutCodeIsLeftAsItIs() throws IOException {
        try (InputStream in = Runnable.class.getResourceAsStream("Runnable.class")) {
            assertThat(Weaver.weave(in.readAllBytes())).isInstanceOf(Weaver.Result.NothingToDo.class);
        }
    }
}
