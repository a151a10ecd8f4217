package dev.cofferdam.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.deploy.admission.Zip;
import dev.cofferdam.gate.classfile.Names;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of class files that the JVM refuses for their form, one of each kind; which they are, {@link ClassFormatTest} asks. */
class MalformedClassTest {
    @TempDir
    Path folder;

    private BadFileKit kit;

    @BeforeEach
    void kit() {
        kit = new BadFileKit(folder);
    }

    private String check(byte[] bytes) {
        return kit.check(Zip.bundle("bad", "1.0").file("v/Case.class", bytes));
    }

    private static byte[] sample(String name) {
        return FormatSamples.all().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow()
                .bytes();
    }

    private static int spot(byte[] bytes, String what) {
        return new FormatMap(bytes)
                .spots.stream()
                        .filter(each -> each.what().equals(what))
                        .findFirst()
                        .orElseThrow()
                        .at();
    }

    private static byte[] with(byte[] bytes, String what, int value) {
        return FormatEdit.set(bytes, spot(bytes, what), 2, value);
    }

    @Test
    void soundOnesFit() {
        assertThat(check(sample("fields of version 61"))).contains("fits");
        assertThat(check(sample("code of version 49"))).contains("fits");
    }

    @Test
    void aDebugTableThatIsWrongIsToldWithItsMethod() {
        byte[] code = sample("code of version 61");
        assertThat(check(with(code, "column 0 of LocalVariableTable", 9)))
                .contains("is refused", "'v.Case' is malformed")
                .contains("its attribute LocalVariableTable has a variable in what is not its code")
                .contains("so its use throws ClassFormatError", "used at v.Case.run(int, long, List)")
                .contains("rebuild or re-pack 'bad'");
        assertThat(check(with(code, "column 0 of LineNumberTable", 5)))
                .contains("is refused", "its line numbers are of offsets behind its code");
    }

    @Test
    void aConstantThatItsVersionDoesNotKnow() {
        byte[] old =
                FormatEdit.with(sample("fields of version 50"), FormatEdit.text("()V"), FormatEdit.constant(16, 1));
        assertThat(check(old))
                .contains("is refused", "it has method types among its constants")
                .contains("which class files have from version 51 on, and is of version 50");
    }

    @Test
    void aMethodHandleThatNamesItself() {
        byte[] sound = sample("handles of version 61");
        byte[] endless = with(sound, "constant of kind 15", handle(sound));
        assertThat(check(endless)).contains("is refused", "is a method handle of kind");
    }

    private static int handle(byte[] bytes) {
        FormatMap map = new FormatMap(bytes);
        int constant = 1;
        while (map.constants[constant] == 0 || map.tag(constant) != 15) {
            constant++;
        }
        return constant;
    }

    @Test
    void aFieldTwice() {
        byte[] sound = sample("fields of version 61");
        FormatMap.Member field = new FormatMap(sound).members.get(0);
        byte[] twice =
                FormatEdit.replace(sound, field.to(), field.to(), Arrays.copyOfRange(sound, field.from(), field.to()));
        FormatEdit.count(twice, field.count(), 1);
        assertThat(check(twice)).contains("is refused", "it has the field 'c90' twice");
    }

    @Test
    void whatSaysThatItIsAModule() {
        byte[] module = with(sample("fields of version 61"), "access of the class", 0x8000);
        assertThat(check(module))
                .contains("is refused", "it has the access flag of a module, so its use throws NoClassDefFoundError");
    }

    @Test
    void aTypeThatIsNoneIsStillSaidInWords() {
        assertThat(Names.parameters(")V")).isEqualTo("(?)");
        assertThat(Names.parameters("I")).isEqualTo("(?)");
        assertThat(Names.parameters("(I)V")).isEqualTo("(int)");
    }

    @Test
    void aVersionThatThereIsNot() {
        byte[] sound = sample("fields of version 61");
        assertThat(check(FormatEdit.set(sound, 6, 2, 44)))
                .contains("is refused", "cannot be loaded: it is of version 44, and the first is 45");
        assertThat(check(FormatEdit.set(sound, 4, 2, 3)))
                .contains("is refused", "cannot be loaded: it is of version 61.3, which there is not");
    }

    @Test
    void previewFeaturesOnAJvmThatWasNotAskedForThem() {
        byte[] sound = sample("fields of version 61");
        byte[] preview = FormatEdit.set(sound, 6, 2, 44 + Runtime.version().feature());
        assertThat(check(FormatEdit.set(preview, 4, 2, 0xFFFF)))
                .contains(
                        "cannot be loaded: it uses preview features, and this JVM was started without --enable-preview");
    }

    @Test
    void aClassThatLiesWhereNoLoaderFindsItIsNobodysBusiness() {
        byte[] code = with(sample("code of version 61"), "column 0 of LocalVariableTable", 9);
        assertThat(kit.check(Zip.bundle("bad", "1.0").file("examples/Case.class", code)))
                .contains("fits");
    }
}
