package dev.cofferdam.itests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.PluginInfo;
import dev.cofferdam.Setting;
import dev.cofferdam.model.CheckReport;
import dev.cofferdam.model.Finding;
import dev.cofferdam.model.FindingKind;
import dev.cofferdam.model.PluginState;
import dev.cofferdam.model.Severity;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.felix.service.command.CommandProcessor;
import org.apache.felix.service.command.CommandSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The gate in the running container: who is wired to whom, who is to blame, what the settings change, what the shell tells. */
class GateIT {
    private static final String HIGH = "acme.api.Api.high()";

    @TempDir
    private Path temp;

    private Contracts contracts;

    @BeforeEach
    void makeRoom() {
        contracts = new Contracts(temp);
    }

    private TestBed bed(String... settings) {
        Properties properties = new Properties();
        for (int i = 0; i < settings.length; i += 2) {
            properties.setProperty(settings[i], settings[i + 1]);
        }
        return TestBed.sharingNothing(temp, builder -> builder.settings(properties));
    }

    private static Finding missing(PluginInfo plugin) {
        return plugin.findings().stream()
                .filter(finding -> finding.kind() == FindingKind.METHOD_MISSING
                        && finding.subject().contains(HIGH))
                .findFirst()
                .orElseThrow(() -> new AssertionError(plugin.findings()));
    }

    private void dropWhole(TestBed bed) {
        bed.drop(contracts.whole("api", "1.0.0"), "api.jar");
        bed.await("api", PluginState.ACTIVE);
    }

    // ---- a provider that lies -----------------------------------------------------------------------------------

    @Test
    void aRevisionThatShrankThoughItsVersionSaysCompatibleIsNamedAsTheCulprit() {
        try (TestBed bed = bed()) {
            dropWhole(bed);
            bed.drop(contracts.shrunk("api", "1.1.0"), "api.jar");
            Waiting.until("the liar serves")
                    .until(() -> bed.plugin("api").revision().version().equals("1.1.0"));
            PluginInfo liar = bed.await("api", PluginState.ACTIVE);

            assertThat(liar.findings()).singleElement().satisfies(finding -> {
                assertThat(finding.kind()).isEqualTo(FindingKind.PROVIDER_LIES);
                assertThat(finding.severity()).isEqualTo(Severity.WARN);
                assertThat(finding.text())
                        .contains("'acme.api' is exported at 1.1.0", "it should be 2.0.0", "'" + HIGH + "'");
            });

            bed.drop(contracts.client("1.0.0"), "client.jar");

            Finding gone = missing(bed.await("client", PluginState.REFUSED));
            assertThat(gone.text()).contains("to blame is 'api'", "it should be 2.0.0");
            assertThat(bed.awaitNote("client.jar")).contains("to blame is 'api'", "it should be 2.0.0");
        }
    }

    @Test
    void theCulpritIsNamedToThoseWhoAreDroppedTogetherWithIt() {
        try (TestBed bed = bed(Setting.FOLDER_QUIET.key(), "500ms")) {
            dropWhole(bed);
            bed.drop(contracts.client("1.0.0"), "client.jar");
            bed.await("client", PluginState.ACTIVE);

            bed.drop(contracts.client("1.1.0", "[1.1,2)"), "client.jar");
            bed.drop(contracts.shrunk("api", "1.1.0"), "api.jar");

            Waiting.until("the new client is refused")
                    .untilAsserted(
                            () -> assertThat(missing(bed.plugin("client")).text())
                                    .contains("to blame is 'api'", "it should be 2.0.0"));
            Waiting.until("the note says so")
                    .untilAsserted(() -> assertThat(bed.awaitNote("client.jar")).contains("to blame is 'api'"));
        }
    }

    // ---- several providers --------------------------------------------------------------------------------------

    @Test
    void anOlderProviderThatFitsIsPreferredToANewerOneThatDoesNot() throws Exception {
        try (TestBed bed = bed()) {
            bed.drop(contracts.shrunk("api-new", "1.5.0"), "api-new.jar");
            bed.drop(contracts.whole("api-old", "1.2.0"), "api-old.jar");
            bed.await("api-new", PluginState.ACTIVE);
            bed.await("api-old", PluginState.ACTIVE);

            bed.drop(contracts.client("1.0.0"), "client.jar");

            PluginInfo client = bed.await("client", PluginState.ACTIVE);
            assertThat(client.packages()).anySatisfy(wire -> {
                assertThat(wire.packageName()).isEqualTo("acme.api");
                assertThat(wire.version()).isEqualTo("1.2.0");
            });
            assertThat(typed(bed, "plugin:why client"))
                    .contains("'client' 1.0.0 runs as generation 1")
                    .contains("acme.api 1.2.0 from api-old 1.2.0, asked for at [1.0.0,2.0.0)")
                    .contains("not 1.5.0 from api-new 1.5.0: it would not link: '" + HIGH + "' is not there");
        }
    }

    @Test
    void anOptionalImportIsLeftUnwiredAndTheProviderThatWasPassedOverIsNamed() {
        try (TestBed bed = bed()) {
            bed.drop(contracts.shrunk("api", "1.1.0"), "api.jar");
            bed.await("api", PluginState.ACTIVE);

            bed.drop(contracts.modest(), "modest.jar");

            PluginInfo modest = bed.await("modest", PluginState.ACTIVE);
            assertThat(modest.packages())
                    .extracting(PluginInfo.Wire::packageName)
                    .doesNotContain("acme.api");
            assertThat(modest.findings()).singleElement().satisfies(finding -> {
                assertThat(finding.severity()).isEqualTo(Severity.WARN);
                assertThat(finding.text())
                        .contains("'acme.api' is imported optionally and left unwired")
                        .contains("version '1.1.0' from 'api' 1.1.0 (api.jar), which was passed over")
                        .contains(HIGH);
            });
        }
    }

    // ---- plain jars ---------------------------------------------------------------------------------------------

    @Test
    void aPlainJarIsWrappedWhereTheSettingSaysSo() {
        try (TestBed bed = bed(Setting.FOLDER_PLAIN_JARS.key(), "wrap")) {
            bed.drop(contracts.plain("plain.jar"), "acme-api-1.4.jar");
            PluginInfo wrapped = bed.await("acme-api", PluginState.ACTIVE);
            assertThat(wrapped.revision().version()).isEqualTo("1.4.0");

            bed.drop(contracts.client("1.0.0"), "client.jar");

            assertThat(bed.await("client", PluginState.ACTIVE).packages()).anySatisfy(wire -> {
                assertThat(wire.packageName()).isEqualTo("acme.api");
                assertThat(wire.version()).isEqualTo("1.4.0");
                assertThat(wire.provider()).contains("acme-api");
            });
        }
    }

    @Test
    void aPlainJarIsRefusedWithTheAdviceToWrapIt() {
        try (TestBed bed = bed()) {
            bed.drop(contracts.plain("plain.jar"), "acme-api-1.4.jar");

            assertThat(bed.awaitNote("acme-api-1.4.jar"))
                    .contains("acme-api-1.4.jar' is a plain jar", "Bundle-SymbolicName", "folder.plain-jars=wrap");
            assertThat(bed.container().plugins()).isEmpty();
        }
    }

    // ---- what the shell tells -----------------------------------------------------------------------------------

    @Test
    void checkSaysWhetherAJarWouldFitAndOnlyReads() throws Exception {
        try (TestBed bed = bed()) {
            dropWhole(bed);
            Path client = contracts.client("1.0.0");

            assertThat(typed(bed, "plugin:check '" + client + "'"))
                    .contains("'client' 1.0.0 (client-1.0.0.jar) fits.", "acme.api 1.0.0 from 'api' 1.0.0 (api.jar)");

            bed.drop(contracts.shrunk("api", "1.0.1"), "api.jar");
            Waiting.until("the other revision serves")
                    .until(() -> bed.plugin("api").revision().version().equals("1.0.1"));
            assertThat(typed(bed, "plugin:check '" + client + "'"))
                    .contains("'client' 1.0.0 (client-1.0.0.jar) is refused:", HIGH, "next:");
            assertThat(bed.container().plugin("client")).isEmpty();
            CheckReport report = bed.container().check(client);
            assertThat(report.fits()).isFalse();
        }
    }

    @Test
    void whyTellsOfARefusedPluginWhyAndWhatItWouldNeed() throws Exception {
        try (TestBed bed = bed()) {
            bed.drop(contracts.shrunk("api", "1.1.0"), "api.jar");
            bed.await("api", PluginState.ACTIVE);
            bed.drop(contracts.client("1.0.0"), "client.jar");
            bed.await("client", PluginState.REFUSED);

            assertThat(typed(bed, "plugin:why client"))
                    .contains("'client' 1.0.0 is refused, none of its code has run", HIGH)
                    .contains("used at acme.client.Client.start(Client.java:")
                    .contains("is wired to 'api' 1.1.0 (api.jar)")
                    .contains("next: rebuild 'client' against 'api' 1.1.0 (api.jar), or add a revision of 'api'");
        }
    }

    private static String typed(TestBed bed, String line) throws Exception {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (CommandSession session = bed.container()
                .service(CommandProcessor.class)
                .createSession(InputStream.nullInputStream(), printed, printed)) {
            return String.valueOf(session.execute(line));
        }
    }

    // ---- what the settings change -------------------------------------------------------------------------------

    /** In the order of the settings: of all plugins, of the client alone. */
    @ParameterizedTest
    @CsvSource({
        "refuse,, false, true",
        "warn,, true, true",
        "off,, true, false",
        "refuse, warn, true, true",
        "refuse, off, true, false",
        "off, refuse, false, true"
    })
    void theGateRefusesWarnsOrLooksAwayForAllAndForOnePlugin(
            String ofAll, String ofClient, boolean runs, boolean found) {
        String[] settings = ofClient == null
                ? new String[] {Setting.GATE.key(), ofAll}
                : new String[] {Setting.GATE.key(), ofAll, "gate.plugin.asking", ofClient};
        try (TestBed bed = bed(settings)) {
            bed.drop(contracts.shrunk("api", "1.1.0"), "api.jar");
            bed.await("api", PluginState.ACTIVE);

            bed.drop(askingClient(), "asking.jar");

            PluginInfo client = bed.await("asking", runs ? PluginState.ACTIVE : PluginState.REFUSED);
            assertThat(client.findings().stream()
                            .anyMatch(finding -> finding.subject().contains(HIGH)))
                    .isEqualTo(found);
            assertThat(client.findings())
                    .allMatch(finding -> finding.severity() == (runs ? Severity.WARN : Severity.REFUSE));
        }
    }

    @Test
    void aFindingIsAcceptedByItsIdWithAReason() {
        String id;
        try (TestBed bed = bed()) {
            bed.drop(contracts.shrunk("api", "1.1.0"), "api.jar");
            bed.await("api", PluginState.ACTIVE);
            bed.drop(askingClient(), "asking.jar");
            id = missing(bed.await("asking", PluginState.REFUSED)).id();
        }
        try (TestBed bed = bed("gate.accept." + id, "never asked for")) {
            PluginInfo asking = bed.await("asking", PluginState.ACTIVE);
            Finding accepted = missing(asking);
            assertThat(accepted.severity()).isEqualTo(Severity.WARN);
            assertThat(accepted.accepted()).contains("never asked for");
            assertThat(accepted.text()).contains("accepted: never asked for");
        }
    }

    /** One that calls what is missing only when somebody asks it to. */
    private Path askingClient() {
        return Recipe.of(contracts.modest())
                .header("Bundle-SymbolicName", "asking")
                .header("Import-Package", "acme.api;version=\"[1.0,2)\"")
                .jar(temp.resolve("asking.jar"));
    }
}
