package dev.cofferdam.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.objectweb.asm.Opcodes.ACC_PUBLIC;
import static org.objectweb.asm.Opcodes.ACC_STATIC;
import static org.objectweb.asm.Opcodes.ALOAD;
import static org.objectweb.asm.Opcodes.ASTORE;
import static org.objectweb.asm.Opcodes.GOTO;
import static org.objectweb.asm.Opcodes.IADD;
import static org.objectweb.asm.Opcodes.IFEQ;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;
import static org.objectweb.asm.Opcodes.IRETURN;
import static org.objectweb.asm.Opcodes.RETURN;
import static org.objectweb.asm.Opcodes.V17;

import dev.cofferdam.deploy.admission.Zip;
import dev.cofferdam.model.Finding;
import dev.cofferdam.model.FindingKind;
import dev.cofferdam.model.Severity;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Class files that no compiler writes, each put to admission and to the gate behind it. */
class BadClassFileTest {
    private static final Pattern MORE = Pattern.compile("as are (\\d+) more classes");

    @TempDir
    Path folder;

    private BadFileKit kit;
    private byte[] sound;

    @BeforeEach
    void compile() {
        kit = new BadFileKit(folder);
        JarKit jars = new JarKit(folder);
        Path api = jars.jar("api", List.of(), Samples.API);
        sound = jars.compile(List.of(api), Samples.CLIENT).get("client/Main.class");
    }

    private static Zip bundle(String... lines) {
        return Zip.bundle("bad", "1.0", lines);
    }

    @Test
    void tooNew() {
        byte[] later = sound.clone();
        ByteBuffer.wrap(later).putShort(6, (short) 100);
        assertThat(kit.check(bundle().file("client/Main.class", later)))
                .contains("'client.Main' cannot be loaded: it needs Java 56", "UnsupportedClassVersionError")
                .contains("is refused");
        assertThat(kit.check(bundle().classFile("x/Y.class", 0xFFFF))).contains("cannot be loaded");
        byte[] preview = sound.clone();
        ByteBuffer.wrap(preview).putShort(4, (short) 0xFFFF).putShort(6, (short) 60);
        assertThat(kit.check(bundle().file("client/Main.class", preview)))
                .contains("it uses preview features of Java 16");
    }

    @Test
    void truncatedAnywhere() {
        Zip zip = bundle();
        for (int length = 8; length < sound.length; length++) {
            zip.file("t/T" + length + ".class", Arrays.copyOf(sound, length));
        }
        List<Finding> findings = kit.gate(zip).findings();
        assertThat(findings)
                .allSatisfy(finding -> assertThat(finding.kind()).isEqualTo(FindingKind.CLASS_UNREADABLE))
                .allSatisfy(finding -> assertThat(finding.severity()).isEqualTo(Severity.REFUSE));
        int told = findings.stream().mapToInt(BadClassFileTest::classes).sum();
        assertThat(told).as("class files, one cut after each byte").isEqualTo(sound.length - 8);
        assertThat(kit.check(zip)).contains("is refused", "cannot be loaded: it is cut short");
        assertThat(kit.check(bundle().file("t/T.class", Arrays.copyOf(sound, 7))))
                .contains("'t.T' is cut off");
        assertThat(kit.check(bundle().file("t/T.class", new byte[0]))).contains("'t.T' is cut off");
    }

    private static int classes(Finding finding) {
        Matcher more = MORE.matcher(finding.instead().orElse(""));
        return 1 + (more.find() ? Integer.parseInt(more.group(1)) : 0);
    }

    @Test
    void moreBytesThanTheClassHas() {
        byte[] longer = Arrays.copyOf(sound, sound.length + 1);
        assertThat(kit.check(bundle().file("client/Main.class", longer)))
                .contains("is refused", "'client.Main' cannot be loaded: it has bytes behind its end");
    }

    @Test
    void fullConstantPool() {
        Path api = emptyApi();
        Zip zip = bundle("Import-Package: api").file("client/Full.class", full());
        assertThat(kit.check(zip, api))
                .contains("is refused", "'api.Api.m0()' is not there", "used at client.Full.call0")
                .contains("'bad0.jar' has more than 10000 findings");
        kit.with("gate.findings.max", "3");
        assertThat(kit.check(zip, api).lines().filter(line -> line.contains("[COF-")))
                .hasSizeLessThan(8);
    }

    @Test
    void constantsThatNameEachOther() throws IOException {
        assertThat(kit.check(bundle("Import-Package: api").file("client/Laughs.class", laughs()), emptyApi()))
                .contains("'api.Api.make()' is not there, so its use throws NoSuchMethodError");
    }

    /** Forty constants, each with the next one as its bootstrap argument sixty times, the last with the first. */
    private static byte[] laughs() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(0xCAFEBABE);
        out.writeInt(61);
        out.writeShort(17 + 40);
        out.write(1);
        out.writeUTF("client/Laughs");
        numbers(out, 7, 1);
        out.write(1);
        out.writeUTF("api/Api");
        numbers(out, 7, 3);
        out.write(1);
        out.writeUTF("make");
        out.write(1);
        out.writeUTF("()Ljava/lang/Object;");
        numbers(out, 12, 5, 6);
        numbers(out, 10, 2, 7);
        out.write(15);
        out.write(6);
        out.writeShort(8);
        for (String text : new String[] {"c", "Ljava/lang/Object;"}) {
            out.write(1);
            out.writeUTF(text);
        }
        numbers(out, 12, 10, 11);
        for (String text : new String[] {"run", "()V", "Code", "BootstrapMethods"}) {
            out.write(1);
            out.writeUTF(text);
        }
        for (int i = 0; i < 40; i++) {
            numbers(out, 17, i, 12);
        }
        for (int number : new int[] {0x21, 2, 4, 0, 0, 1, 9, 13, 14, 1, 15}) {
            out.writeShort(number);
        }
        out.writeInt(12 + 5);
        out.writeInt(1 << 16);
        out.writeInt(5);
        out.write(new byte[] {0x13, 0, 17, 0x57, (byte) 0xB1}); // ldc_w, pop, return
        out.writeInt(0);
        out.writeShort(1);
        out.writeShort(16);
        out.writeInt(2 + 40 * (4 + 2 * 60));
        out.writeShort(40);
        for (int i = 0; i < 40; i++) {
            out.writeShort(9);
            out.writeShort(60);
            for (int argument = 0; argument < 60; argument++) {
                out.writeShort(17 + (i + 1) % 40);
            }
        }
        return bytes.toByteArray();
    }

    private static void numbers(DataOutputStream out, int kind, int... numbers) throws IOException {
        out.write(kind);
        for (int number : numbers) {
            out.writeShort(number);
        }
    }

    private Path emptyApi() {
        return new JarKit(folder)
                .pack(
                        "api",
                        Map.of("Bundle-SymbolicName", "api", "Bundle-ManifestVersion", "2", "Export-Package", "api"),
                        Map.of("api/Api.class", empty("api/Api")));
    }

    @Test
    void inAPackageOfTheJdk() {
        byte[] evil = empty("java/lang/Evil");
        assertThat(kit.check(bundle().file("java/lang/Evil.class", evil)))
                .contains("'java.lang.Evil' is in a package that belongs to the JDK alone");
        assertThat(kit.check(bundle("Multi-Release: true").file("META-INF/versions/9/java/lang/Evil.class", evil)))
                .contains("is in a package that belongs to the JDK alone");
        Zip nested = new Zip().file("java/lang/Evil.class", evil);
        assertThat(kit.check(bundle("Bundle-ClassPath: lib/evil.jar").file("lib/evil.jar", nested.bytes())))
                .contains("'java.lang.Evil' cannot be loaded: it is in a package that belongs to the JDK alone");
        assertThat(kit.check(bundle("Bundle-ClassPath: deep")
                        .file("deep/", new byte[0])
                        .file("deep/java/lang/Evil.class", evil)))
                .contains("'java.lang.Evil' cannot be loaded: it is in a package that belongs to the JDK alone");
    }

    @Test
    void multiReleaseSwapsOfAClass() {
        byte[] broken = Arrays.copyOf(sound, sound.length / 2);
        Zip swapped = bundle("Multi-Release: true")
                .file("x/Y.class", empty("x/Y"))
                .file("META-INF/versions/17/x/Y.class", broken);
        assertThat(kit.check(swapped)).contains("is refused", "'x.Y' cannot be loaded: it is cut short");
        assertThat(kit.check(bundle("Multi-Release: true")
                        .file("x/Y.class", broken)
                        .file("META-INF/versions/17/x/Y.class", empty("x/Y"))))
                .contains("fits");
        assertThat(kit.check(
                        bundle("X: y").file("x/Y.class", empty("x/Y")).file("META-INF/versions/17/x/Y.class", broken)))
                .contains("fits");
    }

    @Test
    void codeWithMoreValuesThanAreCompared() {
        kit.with("gate.values.max", "1000000");
        Path api = emptyApi();
        assertThat(kit.check(bundle("Import-Package: api").file("client/Wide.class", wide()), api))
                .contains("'client.Wide' has code with more than 1000000 values at its branches")
                .contains("raise gate.values.max");
    }

    @Test
    void largerThanTheLimits() {
        kit.with("gate.class.max", "1KiB").with("gate.jar.max", "4KiB");
        assertThat(kit.check(bundle().file("client/Main.class", sound)))
                .contains("cannot be read: entry 'client/Main.class' has more than 1024 bytes");
        Zip many = bundle();
        for (int i = 0; i < 100; i++) {
            many.file("x/Y" + i + ".class", empty("x/Y" + i));
        }
        assertThat(kit.check(many)).contains("its classes and the jars in it have more than 4096 bytes");
        Zip repeated = bundle("Bundle-ClassPath: " + "lib/a.jar,./,lib/a.jar,".repeat(1_000) + ".")
                .file("lib/a.jar", new Zip().file("x/Y.class", empty("x/Y")).bytes());
        assertThat(kit.check(repeated)).contains("fits");
    }

    @Test
    void failsVerificationAgainstWhatItIsWiredTo() {
        JarKit jars = new JarKit(folder);
        String base = "package api; public class Base { public static void take(Base it) { } }";
        Path first = jars.jar("first", List.of(), base, "package api; public class Thing extends Base { }");
        byte[] client = jars.compile(
                        List.of(first),
                        "package client; public class Main { static void run() { api.Base.take(new api.Thing()); } }")
                .get("client/Main.class");
        Path second = jars.pack(
                "second",
                Map.of("Bundle-SymbolicName", "api", "Bundle-ManifestVersion", "2", "Export-Package", "api"),
                jars.compile(List.of(), base, "package api; public class Thing { }"));
        assertThat(kit.check(bundle("Import-Package: api").file("client/Main.class", client), second))
                .contains("is refused", "VerifyError");
    }

    /** No wiring makes it better or worse. */
    @Test
    void failsVerificationByItself() {
        byte[] under = under("client/Under");
        assertThat(kit.check(bundle("Import-Package: api").file("client/Under.class", under), emptyApi()))
                .contains("is refused", "'client.Under' does not verify by itself")
                .contains("the stack is empty where an int is needed, so its use throws VerifyError")
                .contains("used at client.Under.run() at bytecode offset 0")
                .contains("rebuild or re-pack 'bad'");
    }

    @Test
    void aClassThatComesFromElsewhereMayFailVerification() {
        Path provider = new JarKit(folder)
                .pack(
                        "sound",
                        Map.of(
                                "Bundle-SymbolicName",
                                "sound",
                                "Bundle-ManifestVersion",
                                "2",
                                "Export-Package",
                                "client"),
                        Map.of("client/Under.class", empty("client/Under")));
        assertThat(kit.check(
                        bundle("Import-Package: client").file("client/Under.class", under("client/Under")), provider))
                .contains("fits");
    }

    /** Adds two numbers that nobody put on the stack. */
    private static byte[] under(String name) {
        ClassWriter writer = writer(name, "java/lang/Object");
        MethodVisitor method = writer.visitMethod(ACC_PUBLIC | ACC_STATIC, "run", "()I", null, null);
        method.visitInsn(IADD);
        method.visitInsn(IRETURN);
        method.visitMaxs(2, 0);
        method.visitEnd();
        writer.visitEnd();
        return writer.toByteArray();
    }

    private static ClassWriter writer(String name, String superclass) {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(V17, ACC_PUBLIC, name, null, superclass, null);
        return writer;
    }

    private static byte[] empty(String name) {
        ClassWriter writer = writer(name, "java/lang/Object");
        writer.visitEnd();
        return writer.toByteArray();
    }

    /** Calls of methods that are not there, until no constant more fits. */
    private static byte[] full() {
        ClassWriter writer = writer("client/Full", "java/lang/Object");
        int calls = 0;
        for (int number = 0; number < 10; number++) {
            MethodVisitor method = writer.visitMethod(ACC_PUBLIC | ACC_STATIC, "call" + number, "()V", null, null);
            for (int i = 0; i < 2_178; i++) {
                method.visitMethodInsn(INVOKESTATIC, "api/Api", "m" + calls++, "()V", false);
            }
            method.visitInsn(RETURN);
            method.visitMaxs(0, 0);
            method.visitEnd();
        }
        writer.visitEnd();
        return writer.toByteArray();
    }

    /** A value of another bundle's class in many variables, at many branches. */
    private static byte[] wide() {
        ClassWriter writer = writer("client/Wide", "api/Api");
        MethodVisitor method = writer.visitMethod(ACC_PUBLIC | ACC_STATIC, "run", "(Lapi/Api;I)V", null, null);
        for (int variable = 2; variable < 5_000; variable++) {
            method.visitVarInsn(ALOAD, 0);
            method.visitVarInsn(ASTORE, variable);
        }
        Label end = new Label();
        for (int i = 0; i < 3_000; i++) {
            method.visitVarInsn(Opcodes.ILOAD, 1);
            method.visitJumpInsn(IFEQ, end);
        }
        method.visitJumpInsn(GOTO, end);
        method.visitLabel(end);
        Object[] variables = new Object[5_000];
        Arrays.fill(variables, "api/Api");
        variables[1] = Opcodes.INTEGER;
        method.visitFrame(Opcodes.F_FULL, variables.length, variables, 0, new Object[0]);
        method.visitInsn(RETURN);
        method.visitMaxs(1, 5_000);
        method.visitEnd();
        writer.visitEnd();
        return writer.toByteArray();
    }
}
