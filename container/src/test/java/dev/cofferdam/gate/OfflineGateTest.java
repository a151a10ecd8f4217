package dev.cofferdam.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.gate.offline.BundleJar;
import dev.cofferdam.model.CheckReport;
import dev.cofferdam.model.Finding;
import dev.cofferdam.model.FindingGroup;
import dev.cofferdam.model.FindingKind;
import dev.cofferdam.model.Severity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OfflineGateTest {
    private static final String API = "package api; public class Api { public static int low() { return 1; } }";
    private static final String API_CHANGED =
            "package api; public class Api { public static long low() { return 1; } }";
    private static final String CLIENT =
            "package client; public class Client { public static int go() { return api.Api.low(); } }";

    @TempDir
    Path folder;

    private JarKit kit;
    private Path compiledAgainst;

    @BeforeEach
    void compileTheContract() {
        kit = new JarKit(folder);
        compiledAgainst = kit.jar("compiled", List.of(), API);
    }

    private BundleJar bundle(String name, String version, String headers, Map<String, byte[]> classes) {
        return OfflineKit.bundle(kit, name, version, headers, classes);
    }

    private BundleJar api(String version, String source) {
        return bundle(
                "api", version, "Export-Package: api;version=\"" + version + "\"", kit.compile(List.of(), source));
    }

    private BundleJar client(String headers) {
        return bundle("client", "1.0.0", headers, kit.compile(List.of(compiledAgainst), CLIENT));
    }

    private static CheckReport check(BundleJar plugin, BundleJar... others) {
        return OfflineKit.check(plugin, others);
    }

    private static Finding onlyCause(CheckReport report) {
        assertThat(report.verdict().groups()).as(report.text()).hasSize(1);
        FindingGroup group = report.verdict().groups().get(0);
        return group.cause();
    }

    @Test
    void whatLinksFits() {
        CheckReport report = check(client("Import-Package: api;version=\"[1.0,2)\""), api("1.2.0", API));
        assertThat(report.fits()).as(report.text()).isTrue();
        assertThat(report.verdict().findings()).isEmpty();
        assertThat(report.wires()).singleElement().satisfies(wire -> {
            assertThat(wire.packageName()).isEqualTo("api");
            assertThat(wire.version()).isEqualTo("1.2.0");
            assertThat(wire.provider()).startsWith("'api' 1.2.0 (api-");
        });
    }

    @Test
    void whatDoesNotLinkIsRefusedOnce() {
        CheckReport report = check(client("Import-Package: api;version=\"[1.0,2)\""), api("1.2.0", API_CHANGED));
        assertThat(report.fits()).isFalse();
        Finding finding = onlyCause(report);
        assertThat(finding.kind()).isEqualTo(FindingKind.METHOD_MISSING);
        assertThat(finding.provider()).contains("api");
        assertThat(report.text()).contains("is refused:\n'int api.Api.low()'", "[" + finding.id() + "]");
    }

    @Test
    void theHighestVersionThatLinksIsPreferred() {
        CheckReport report = check(
                client("Import-Package: api;version=\"[1.0,2)\""),
                api("1.1.0", API),
                api("1.9.0", API_CHANGED),
                api("1.0.0", API),
                api("2.0.0", API));
        assertThat(report.fits()).as(report.text()).isTrue();
        assertThat(report.wires().get(0).version()).isEqualTo("1.1.0");
    }

    @Test
    void anImportThatNobodyExportsIsTheCauseOfWhatFollows() {
        CheckReport report = check(client("Import-Package: api;version=\"[1.0,2)\""));
        Finding finding = onlyCause(report);
        assertThat(finding.kind()).isEqualTo(FindingKind.PACKAGE_MISSING);
        assertThat(finding.text()).contains("'api' is imported at [1.0,2), but nobody exports it");
        assertThat(report.verdict().groups().get(0).consequences()).isNotEmpty();
    }

    @Test
    void anImportAtAnotherVersionIsToldWithThoseThatAreThere() {
        Finding finding = onlyCause(check(client("Import-Package: api;version=\"[1.0,2)\""), api("2.1.0", API)));
        assertThat(finding.kind()).isEqualTo(FindingKind.PACKAGE_VERSION);
        assertThat(finding.instead())
                .hasValueSatisfying(there -> assertThat(there).contains("2.1.0 from 'api' 2.1.0"));
    }

    @Test
    void anOptionalImportIsLeftOutWhereItIsMissingOrDoesNotLink() {
        BundleJar client = client("Import-Package: api;version=\"[1.0,2)\";resolution:=optional");
        assertThat(check(client).fits()).isTrue();
        assertThat(onlyCause(check(client)).problem()).startsWith("is provided by nobody");
        CheckReport report = check(client, api("1.2.0", API_CHANGED));
        assertThat(report.fits()).as(report.text()).isTrue();
        assertThat(report.wires()).isEmpty();
        assertThat(onlyCause(report).text())
                .contains("'api' is imported optionally and left unwired")
                .contains(
                        "there is version '1.2.0' from 'api' 1.2.0 (api-",
                        "which was passed over, for it would not link:")
                .contains("'int api.Api.low()' is not there")
                .contains("next: nothing, when 'client' does without the package; else rebuild 'client'");
    }

    @Test
    void aRequiredBundleIsAskedAndWhatItReexports() {
        BundleJar between = bundle("between", "1.0.0", "Require-Bundle: api;visibility:=reexport", Map.of());
        BundleJar silent = bundle("silent", "1.0.0", "Require-Bundle: api", Map.of());
        assertThat(check(client("Require-Bundle: between;bundle-version=\"[1,2)\""), between, api("1.0.0", API_CHANGED))
                        .fits())
                .isFalse();
        assertThat(check(client("Require-Bundle: between"), between, api("1.0.0", API))
                        .verdict()
                        .findings())
                .isEmpty();
        assertThat(check(client("Require-Bundle: silent"), silent, api("1.0.0", API_CHANGED))
                        .verdict()
                        .findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.severity()).isEqualTo(Severity.WARN));
    }

    @Test
    void aRequiredBundleThatIsNotThereIsRefused() {
        Finding finding = onlyCause(check(bundle("x", "1.0.0", "Require-Bundle: gone;bundle-version=\"3\"", Map.of())));
        assertThat(finding.text()).startsWith("'gone' is a bundle that is required at 3, but it is not there");
        assertThat(finding.severity()).isEqualTo(Severity.REFUSE);
    }

    @Test
    void aFragmentBringsClassesToItsHost() {
        BundleJar host = bundle("api", "1.0.0", "Export-Package: api;version=1.0", Map.of());
        BundleJar fragment = bundle("api.fragment", "1.0.0", "Fragment-Host: api", kit.compile(List.of(), API));
        BundleJar client = client("Import-Package: api;version=\"[1.0,2)\"");
        assertThat(check(client, host).fits()).isFalse();
        assertThat(check(client, host, fragment).fits()).isTrue();
    }

    @Test
    void aFragmentIsJudgedAsAPartOfItsHost() {
        BundleJar host = bundle("host", "1.0.0", "Import-Package: api;version=1.0", Map.of());
        BundleJar fragment = client("Fragment-Host: host");
        assertThat(check(fragment, host, api("1.0.0", API)).fits()).isTrue();
        assertThat(check(fragment, host, api("1.0.0", API_CHANGED)).fits()).isFalse();
        assertThat(onlyCause(check(fragment)).text()).startsWith("'host' is the host that this fragment is for");
    }

    @Test
    void theHostsPackagesAreThere() {
        assertThat(check(bundle("x", "1.0.0", "Import-Package: host;version=\"[1.2,2)\",java.util", Map.of()))
                        .wires())
                .containsExactly(new CheckReport.Wire("host", "[1.2,2)", "1.5.0", "the host"));
    }

    @Test
    void theRevisionThatItReplacesIsNotCounted() {
        BundleJar old = bundle("client", "0.9.0", "Export-Package: api;version=1.0", kit.compile(List.of(), API));
        assertThat(check(client("Import-Package: api;version=1.0"), old).fits()).isFalse();
    }

    @Test
    void anOwnExportThatIsImportedTooMayBeItsOwn() {
        Map<String, byte[]> classes = kit.compile(List.of(), API, CLIENT);
        BundleJar both = bundle(
                "both", "1.0.0", "Export-Package: api;version=1.0\nImport-Package: api;version=\"[1.0,2)\"", classes);
        assertThat(check(both).fits()).isTrue();
        assertThat(check(both, api("1.1.0", API)).wires()).hasSize(1);
        assertThat(check(both, api("1.1.0", API_CHANGED)).wires()).isEmpty();
    }

    @Test
    void aDynamicImportIsFollowedByItsPattern() {
        BundleJar client = client("DynamicImport-Package: api.*,api");
        assertThat(check(client, api("1.0.0", API_CHANGED)).fits()).isFalse();
        assertThat(check(client, api("1.0.0", API)).verdict().findings()).isEmpty();
    }

    @Test
    void anAttributeThatIsMandatoryHasToBeNamed() {
        BundleJar marked = bundle(
                "api",
                "1.0.0",
                "Export-Package: api;version=1.0;for=friends;mandatory:=for",
                kit.compile(List.of(), API));
        assertThat(check(client("Import-Package: api;version=1.0"), marked).fits())
                .isFalse();
        assertThat(check(client("Import-Package: api;version=1.0;for=friends"), marked)
                        .fits())
                .isTrue();
        assertThat(check(client("Import-Package: api;version=1.0;for=enemies"), marked)
                        .fits())
                .isFalse();
    }

    @Test
    void aNewerJavaThanThisIsRefusedAndAnUnknownCapabilityIsAWarning() {
        BundleJar tooNew = bundle(
                "x", "1.0.0", "Require-Capability: osgi.ee;filter:=\"(&(osgi.ee=JavaSE)(version=999))\"", Map.of());
        assertThat(check(tooNew).fits()).isFalse();
        BundleJar extended = bundle(
                "x",
                "1.0.0",
                "Require-Capability: osgi.extender;filter:=\"(osgi.extender=a)\",osgi.service;effective:=active,"
                        + "osgi.ee;filter:=\"(&(osgi.ee=JavaSE)(version=1.8))\"",
                Map.of());
        assertThat(check(extended).verdict().findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.severity()).isEqualTo(Severity.WARN));
        BundleJar extender = bundle("y", "1.0.0", "Provide-Capability: osgi.extender;osgi.extender=a", Map.of());
        assertThat(check(extended, extender).verdict().findings()).isEmpty();
    }

    @Test
    void aProviderThatLacksSomethingItselfIsAWarning() {
        BundleJar needy = bundle(
                "api",
                "1.0.0",
                "Export-Package: api;version=1.0\nImport-Package: elsewhere",
                kit.compile(List.of(), API));
        CheckReport report = check(client("Import-Package: api;version=1.0"), needy);
        assertThat(report.fits()).isTrue();
        assertThat(report.text()).contains("'elsewhere' is imported by 'api' 1.0.0");
    }

    @Test
    void theWeighingHasTheLastWordOnWhatTheGateSays() {
        List<String> asked = new ArrayList<>();
        CheckReport report = OfflineKit.check(
                (plugin, findings) -> {
                    asked.add(plugin);
                    return findings.stream()
                            .map(finding -> finding.acceptedFor("known"))
                            .toList();
                },
                client("Import-Package: api;version=\"[1.0,2)\""),
                api("1.2.0", API_CHANGED));
        assertThat(report.fits()).isTrue();
        assertThat(report.text()).contains("accepted: known");
        assertThat(asked).containsOnly("client");
    }
}
