package dev.cofferdam.deploy.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.model.FindingKind;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The archive itself: whole, within limits, and the same for every reader. */
class ArchiveAdmissionTest {

    private static final AdmissionLimits SMALL = new AdmissionLimits(1 << 20, 20, 40 << 20, 50);

    @TempDir
    Path folder;

    @Test
    void aPlainBundleIsAdmittedWithItsIdentity() {
        Judgement judgement = judge(bundle());

        assertThat(judgement.verdict().findings()).isEmpty();
        assertThat(judgement.identity()).contains(new Identity("com.acme.a", new BundleVersion(1, 2, 0, "")));
    }

    @Test
    void anEmptyFileIsRefused() {
        assertThat(text(new byte[0])).contains("'x.jar' is empty");
    }

    @Test
    void aByteAndATextAreNoJars() {
        assertThat(text(new byte[] {'P'})).contains("'x.jar' is no jar");
        assertThat(text(utf8("hello, this is no jar"))).contains("'x.jar' is no jar");
    }

    @Test
    void aJarCutAnywhereIsRefused() {
        byte[] whole = bundle().file("com/acme/data", new byte[500]).bytes();

        for (int length = 0; length < whole.length; length++) {
            assertThat(judge(Arrays.copyOf(whole, length)).identity())
                    .as("cut after %d of %d bytes", length, whole.length)
                    .isEmpty();
        }
        assertThat(text(Arrays.copyOf(whole, whole.length - 1))).contains("ends too early");
    }

    @Test
    void aJarWithAnyByteInvertedIsJudgedWithoutAnException() {
        byte[] whole = bundle().file("com/acme/data", new byte[500]).bytes();

        for (int at = 0; at < whole.length; at++) {
            byte[] damaged = whole.clone();
            damaged[at] ^= (byte) 0xFF;
            assertThat(text(damaged)).as("byte %d", at).doesNotContain("Exception");
        }
    }

    @Test
    void bytesBehindTheArchiveAreRefused() {
        assertThat(text(concat(bundle().bytes(), new byte[] {1, 2, 3}))).contains("'x.jar' ends too early");
    }

    @Test
    void bytesBeforeTheArchiveAreRefused() {
        assertThat(text(concat(utf8("#!/bin/sh\n"), bundle().bytes()))).contains("has 10 bytes that belong to no part");
    }

    @Test
    void bytesBeforeTheFirstEntryAreRefused() {
        Zip zip = new Zip().file("META-INF/MANIFEST.MF", utf8("Manifest-Version: 1.0\n\n"), entry -> entry.at(7));

        assertThat(text(zip.bytes())).contains("has 7 bytes before its first entry");
    }

    @Test
    void aSecondEndInsideTheCommentIsRefused() {
        byte[] inner = bundle().bytes();
        byte[] end = Arrays.copyOfRange(inner, inner.length - 22, inner.length);

        assertThat(text(bundle().comment(end).bytes())).contains("has 2 ends");
    }

    @Test
    void aCommentIsNothingSpecial() {
        assertThat(judge(bundle().comment(utf8("built today"))).identity()).isPresent();
    }

    @Test
    void zip64IsRefused() {
        byte[] whole = bundle().bytes();
        Arrays.fill(whole, whole.length - 10, whole.length - 2, (byte) 0xFF);

        assertThat(text(whole)).contains("is written in the ZIP64 form");
        assertThat(text(bundle().file("a", new byte[1], entry -> entry.claiming(0xFFFF_FFFFL))))
                .contains("unpacks to");
    }

    @Test
    void moreEntriesThanTheLimitAreRefused() {
        Zip zip = bundle();
        for (int i = 0; i < 20; i++) {
            zip.file("f" + i, new byte[0]);
        }

        assertThat(text(zip)).contains("has more than 20 entries, which is the limit");
    }

    @Test
    void moreEntriesThanSixteenBitsCountAreRefused() {
        Zip zip = bundle();
        for (int i = 0; i < 65_535; i++) {
            zip.file("f" + i, new byte[0]);
        }

        Judgement judgement =
                new Admission(AdmissionLimits.defaults(), 17).judge(zip.write(folder.resolve("many")), "x.jar");
        assertThat(judgement.verdict().text()).contains("has more than 65535 entries");
    }

    @Test
    void aMiscountedDirectoryIsRefused() {
        assertThat(text(bundle().countingMore(3))).contains("says that it has 4 entries, its directory has 1");
    }

    @Test
    void aJarLargerThanTheLimitIsRefusedBeforeItIsRead() {
        Admission admission = new Admission(SMALL, 17);

        assertThat(admission.tooLarge("x.jar", (1 << 20) + 1))
                .hasValueSatisfying(verdict ->
                        assertThat(verdict.text()).contains("'x.jar' has 1048577 bytes, the limit is 1048576"));
        assertThat(admission.tooLarge("x.jar", 1 << 20)).isEmpty();
    }

    @Test
    void aBombIsRefusedByWhatItClaimsAndByItsRatio() {
        assertThat(text(bundle().file("zeros", new byte[41 << 20])))
                .contains("bytes, the limit is 41943040")
                .contains("times its size, the limit is 50");
    }

    @Test
    void fewZerosAreNoBomb() {
        assertThat(judge(bundle().file("zeros", new byte[5 << 20])).identity()).isPresent();
    }

    @Test
    void anEntryThatClaimsTooLittleOrTooMuchIsRefused() {
        assertThat(text(bundle().file("data", new byte[100], entry -> entry.claiming(10))))
                .contains("'data' that claims 10 bytes and has more");
        assertThat(text(bundle().file("data", new byte[100], entry -> entry.claiming(1000))))
                .contains("'data' that claims 1000 bytes and has 100");
    }

    @Test
    void aManifestThatClaimsTwoGigabytesIsRefusedWithoutReadingIt() {
        Zip zip = new Zip().file("META-INF/MANIFEST.MF", utf8("a: b\n"), entry -> entry.claiming(0x7FFF_FFFFL));

        Judgement judgement =
                new Admission(AdmissionLimits.defaults(), 17).judge(zip.write(folder.resolve("lie.jar")), "x.jar");
        assertThat(judgement.verdict().text()).contains("unpacks to").contains("times its size");
    }

    @Test
    void aWrongCheckSumIsRefused() {
        assertThat(text(bundle().file("data", new byte[100], entry -> entry.withCrc(7))))
                .contains("'data' whose bytes fail their check sum");
    }

    @Test
    void overlappingEntriesAreRefused() {
        assertThat(text(bundle().file("a", new byte[1]).file("a2", new byte[1], entry -> entry.at(0))))
                .contains("'a2' that");
    }

    @Test
    void anEntryWithTwoNamesIsRefused() {
        assertThat(text(bundle().file("good", new byte[1], entry -> entry.localName("evil"))))
                .contains("'good' that has another name");
    }

    @Test
    void encryptedAndOddlyPackedEntriesAreRefused() {
        assertThat(text(bundle().file("a", new byte[1], entry -> entry.withFlags(0x801))))
                .contains("'a' that is encrypted");
        assertThat(text(bundle().file("a", new byte[1], entry -> entry.withMethod(12))))
                .contains("'a' packed by method 12");
        assertThat(text(bundle().file("a", new byte[1], entry -> entry.withMethod(0))))
                .contains("claims two sizes");
    }

    @Test
    void namesThatLeadOutOfTheJarAreRefusedAllAtOnce() {
        String text = text(bundle().file("../evil", new byte[1])
                .file("a/../../evil", new byte[1])
                .file("/etc/passwd", new byte[1])
                .file("C:evil", new byte[1])
                .file("a\\b", new byte[1]));

        assertThat(text)
                .contains("'../evil' whose name leads out of the jar")
                .contains("'a/../../evil' whose name leads out of the jar")
                .contains("'/etc/passwd' whose name is an absolute path")
                .contains("'C:evil' whose name is an absolute path")
                .contains("'a\\b' with a backslash");
    }

    @Test
    void namesWithNulAndWithoutAnythingAreRefused() {
        assertThat(text(bundle().file("a\0b", new byte[1]))).contains("'a?b' with a NUL character");
        assertThat(text(bundle().file("", new byte[1]))).contains("without a name");
        assertThat(text(bundle().rawName(new byte[] {(byte) 0xC3, 'x'}))).contains("something else than UTF-8");
    }

    @Test
    void aNameTwiceIsRefusedButCaseTwinsAndFoldersAreNot() {
        assertThat(text(bundle().file("a", new byte[1]).file("a", new byte[2]))).contains("'a' twice");
        assertThat(judge(bundle().file("a", new byte[1]).file("A", new byte[2])).identity())
                .isPresent();
        assertThat(judge(bundle().file("a/", new byte[0]).file("a/", new byte[0]))
                        .identity())
                .isPresent();
    }

    @Test
    void aFileThatCannotBeReadIsAFinding() {
        Judgement judgement = new Admission(SMALL, 17).judge(folder.resolve("none.jar"), "x.jar");

        assertThat(judgement.verdict().findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.kind()).isEqualTo(FindingKind.UNUSABLE_JAR));
        assertThat(judgement.verdict().text()).contains("'x.jar' cannot be read");
    }

    @Test
    void aFileNameIsOnlyText() {
        Judgement judgement =
                new Admission(SMALL, 17).judge(Zip.write(folder.resolve("y"), new byte[0]), "a\u001b[2Jb\n.jar");

        assertThat(judgement.verdict().text()).contains("'a?[2Jb?.jar' is empty");
    }

    private Judgement judge(byte[] jar) {
        return new Admission(SMALL, 17).judge(Zip.write(folder.resolve("staged.jar"), jar), "x.jar");
    }

    private Judgement judge(Zip zip) {
        return judge(zip.bytes());
    }

    private String text(byte[] jar) {
        return judge(jar).verdict().text();
    }

    private String text(Zip zip) {
        return text(zip.bytes());
    }

    private static Zip bundle() {
        return Zip.bundle("com.acme.a", "1.2");
    }

    private static byte[] concat(byte[] first, byte[] second) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(first);
        out.writeBytes(second);
        return out.toByteArray();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
