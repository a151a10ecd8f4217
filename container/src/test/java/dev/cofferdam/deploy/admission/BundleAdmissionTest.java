package dev.cofferdam.deploy.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.model.Finding;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The manifest and the class files. */
class BundleAdmissionTest {

    @TempDir
    Path folder;

    @Test
    void aJarWithoutManifestIsRefused() {
        assertThat(text(new Zip().file("a.txt", new byte[1]))).contains("'x.jar' has no META-INF/MANIFEST.MF");
        assertThat(text(new Zip().file("meta-inf/manifest.mf", new byte[1])))
                .contains("has no META-INF/MANIFEST.MF, only 'meta-inf/manifest.mf'");
    }

    @Test
    void aPlainJarIsToldWhatToDo() {
        assertThat(text(Zip.manifest("Manifest-Version: 1.0\n\n")))
                .contains("'x.jar' is a plain jar: its manifest has no Bundle-SymbolicName")
                .contains("next: build it as an OSGi bundle, for example with bnd");
    }

    @Test
    void aMalformedRangeIsQuotedWithItsPackage() {
        assertThat(text(bundle("Import-Package: a.b;version=\"[1.0,2.0\"")))
                .contains("'Import-Package' of 'x.jar' has a malformed version range '[1.0,2.0' for 'a.b'")
                .contains("next: write a version such as 1.2 or a range such as [1.2,2)");
    }

    @Test
    void allProblemsAreToldAtOnce() {
        List<Finding> findings = judge(Zip.manifest("""
                Manifest-Version: 1.0
                Bundle-SymbolicName: not a name
                Bundle-Version: 1.x
                Import-Package: a.b;version="(1,2",a.b
                Export-Package: c.d;version="[1,2)"
                Require-Bundle: other;bundle-version=one
                Fragment-Host: system.bundle;extension:=framework

                """).classFile("com/acme/New.class", 70))
                .verdict()
                .findings();

        assertThat(findings).hasSize(8);
        assertThat(findings)
                .extracting(Finding::subject)
                .containsExactly(
                        "Bundle-SymbolicName",
                        "Bundle-Version",
                        "Bundle-ManifestVersion",
                        "Import-Package",
                        "Import-Package",
                        "Export-Package",
                        "Require-Bundle",
                        "Fragment-Host");
    }

    @Test
    void whetherAClassIsTooNewIsLeftToTheGate() {
        assertThat(judge(bundle().classFile("x/Y.class", 70)).identity()).isPresent();
    }

    @Test
    void brokenClassFilesAreRefused() {
        assertThat(text(bundle().file("x/Y.class", new byte[] {(byte) 0xCA}))).contains("'x.Y' is cut off");
        assertThat(text(bundle().file("x/Y.class", new byte[50]))).contains("'x.Y' is no class file");
        assertThat(text(bundle().classFile("java/lang/Evil.class", 52)))
                .contains("'java.lang.Evil' is in a package that belongs to the JDK alone");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a..b", ".a", "a/b", "../a", "a;b", "a,b", "a\u00e9", "\"a", "a;x=1;x=2"})
    void malformedSymbolicNamesAreRefused(String name) {
        assertThat(text(Zip.bundle(name, "1.0"))).contains("'Bundle-SymbolicName' of 'x.jar' is no symbolic name");
    }

    @Test
    void aSymbolicNameMayHaveDirectivesAndUpTo255Characters() {
        assertThat(judge(Zip.bundle("a-b_c.9;singleton:=true;x=y", "1")).identity())
                .contains(new Identity("a-b_c.9", new BundleVersion(1, 0, 0, "")));
        assertThat(judge(Zip.bundle("a".repeat(255), "1")).identity()).isPresent();
        assertThat(judge(Zip.bundle("a".repeat(256), "1")).identity()).isEmpty();
    }

    @Test
    void manifestVersionOneIsRefused() {
        assertThat(text(Zip.manifest("Bundle-ManifestVersion: 1\nBundle-SymbolicName: a\n\n")))
                .contains("'Bundle-ManifestVersion' of 'x.jar' is '1', only 2 is understood");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.b;version=\"[1,2)\";resolution:=optional,c",
                "a;b;c;version=1.2.3.q-1",
                "a;x:List<String>=\"p,q;r\";version=\"(1.0, 2.0]\"",
                "a;y=\"quote \\\" in it\",b",
                "java.util, a",
            })
    void wellFormedImportsAreAdmitted(String imports) {
        assertThat(judge(bundle("Import-Package: " + imports)).verdict().text()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a;version=\"1",
                ";version=1",
                "a;;b=1",
                "a;version=1;b",
                "*",
                "a b",
                "a;=1",
                "a;version=1;version=2"
            })
    void malformedImportsAreRefused(String imports) {
        assertThat(text(bundle("Import-Package: " + imports))).contains("'Import-Package' of 'x.jar' ");
    }

    @Test
    void dynamicImportsMayHaveWildcards() {
        assertThat(judge(bundle("DynamicImport-Package: *, a.b.*")).identity()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"system.bundle", "org.apache.felix.framework;bundle-version=1", "org.eclipse.osgi"})
    void aFragmentOfTheFrameworkIsRefused(String host) {
        assertThat(text(bundle("Fragment-Host: " + host))).contains("a plugin may not become a part of the framework");
    }

    @Test
    void anotherFragmentIsAdmitted() {
        assertThat(judge(bundle("Fragment-Host: com.acme.host")).identity()).isPresent();
    }

    @Test
    void aManifestLineWithoutSpaceOrNameIsRefused() {
        assertThat(text(bundle("Import-Package:a")))
                .contains("line 5 is not of the form 'Name: value': 'Import-Package:a'");
        assertThat(text(Zip.manifest(" starts: continued\nBundle-SymbolicName: a\n\n")))
                .contains("line 1");
    }

    @Test
    void twoDifferentHeadersOfOneNameAreRefused() {
        assertThat(text(bundle("bundle-version: 9"))).contains("two different headers 'bundle-version'");
        assertThat(judge(bundle("Bundle-Vendor: a", "Bundle-Vendor: b")).identity())
                .isPresent();
    }

    @Test
    void aDecidingHeaderMustBeUtf8AndOthersNeedNot() {
        assertThat(text(latin1("Import-Package: \u00e9"))).contains("header 'Import-Package' is not written in UTF-8");
        assertThat(judge(latin1("Bundle-Vendor: \u00e9")).identity()).isPresent();
    }

    @Test
    void linesMayBreakInTheMiddleOfACharacter() {
        byte[] accent = "\u00e9".getBytes(StandardCharsets.UTF_8);
        String before = "Bundle-ManifestVersion: 2\r\nBundle-SymbolicName: a\r\nExport-Package: caf";
        String text = before + (char) accent[0] + "\r\n " + (char) (accent[1] & 0xFF) + ";version=1\r\n\r\n";
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        bytes[before.length()] = accent[0];

        assertThat(judge(new Zip().file("META-INF/MANIFEST.MF", bytes))
                        .verdict()
                        .text())
                .isEmpty();
    }

    @Test
    void whatFollowsTheMainSectionDoesNotMatter() {
        assertThat(judge(Zip.manifest("Bundle-ManifestVersion: 2\nBundle-SymbolicName: a\n\nName: x\nnonsense\n"))
                        .identity())
                .isPresent();
    }

    @Test
    void aManifestOfMoreThanAMebibyteIsRefused() {
        assertThat(text(bundle("X: " + "y\n ".repeat(400_000))))
                .contains("has a manifest of ")
                .contains("the limit is 1048576");
    }

    @Test
    void endlessContinuationLinesAreReadInLinearTime() {
        assertThat(judge(bundle("X: " + "y\n ".repeat(340_000))).identity()).isPresent();
    }

    @Test
    void endlessNamesAreRefusedWithoutOverflowingTheStack() {
        String name = "a.".repeat(300_000) + "a";
        for (String header : new String[] {
            "Import-Package", "Export-Package", "DynamicImport-Package", "Require-Bundle", "Fragment-Host"
        }) {
            assertThat(text(bundle(header + ": " + name))).contains("where a name is due");
        }
        assertThat(text(Zip.bundle(name, "1"))).contains("is no symbolic name");
        assertThat(text(Zip.bundle("a", "1.2.3." + name))).contains("is no version");
        assertThat(text(bundle("Import-Package: a;" + "x;".repeat(300_000) + "version=1")))
                .contains("has a clause of 300002 parts, the limit is 10000");
        assertThat(text(bundle("Import-Package: a;version=\"" + "\\\\".repeat(300_000) + "\"")))
                .contains("malformed version range");
    }

    @Test
    void countlessImportsAreRefused() {
        assertThat(text(bundle("Import-Package: " + "a,".repeat(300_000)))).contains("clauses, the limit is 10000");
    }

    private Judgement judge(Zip zip) {
        return new Admission(AdmissionLimits.defaults(), 17).judge(zip.write(folder.resolve("staged.jar")), "x.jar");
    }

    private String text(Zip zip) {
        return judge(zip).verdict().text();
    }

    private static Zip bundle(String... lines) {
        return Zip.bundle("com.acme.a", "1.2", lines);
    }

    private static Zip latin1(String line) {
        return new Zip()
                .file(
                        "META-INF/MANIFEST.MF",
                        ("Bundle-ManifestVersion: 2\nBundle-SymbolicName: a\n" + line + "\n\n")
                                .getBytes(StandardCharsets.ISO_8859_1));
    }
}
