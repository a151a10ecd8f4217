package dev.cofferdam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class SettingsTest {
    private static final Path CONFIG = Path.of("..", "config", "cofferdam.properties");
    private static final Path EXAMPLE = Path.of("..", "config", "dev.cofferdam.plugin~example.cfg.example");

    @Test
    void defaultsAreThoseOfTheDesign() {
        Settings settings = Settings.defaults();
        assertThat(settings.time(Setting.CALL_DEADLINE)).isEqualTo(Duration.ofSeconds(10));
        assertThat(settings.time(Setting.FOLDER_QUIET)).isEqualTo(Duration.ofMillis(50));
        assertThat(settings.count(Setting.INTENSITY)).isEqualTo(5);
        assertThat(settings.bytes(Setting.ADMISSION_JAR_MAX)).isEqualTo(512L << 20);
        assertThat(settings.word(Setting.GATE)).isEqualTo("refuse");
    }

    @ParameterizedTest
    @CsvSource({"250ms, 250", "3s, 3000", "2m, 120000", "1h, 3600000", "3 s, 3000"})
    void aTimeHasAUnit(String text, long millis) {
        assertThat(Settings.of(one("start.deadline", text)).time(Setting.START_DEADLINE))
                .isEqualTo(Duration.ofMillis(millis));
    }

    @ParameterizedTest
    @CsvSource({"10", "10 days", "-1s", "9999999999999999999s", "0ms", "2h", "''"})
    void aTimeThatIsNoneOrOutOfBoundsIsRefusedWithItsBounds(String text) {
        assertThatThrownBy(() -> Settings.of(one("start.deadline", text)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("setting 'start.deadline' must be a time from 10ms to 1h");
    }

    @Test
    void anUnknownKeyIsRefusedWithTheOneThatWasMeant() {
        assertThatThrownBy(() -> Settings.of(one("call.deadlin", "1s")))
                .hasMessageContaining("setting 'call.deadlin' is unknown; did you mean 'call.deadline'?");
    }

    @Test
    void allProblemsAreToldAtOnce() {
        Properties several = one("call.deadline", "never");
        several.setProperty("gate", "maybe");
        several.setProperty("no.such.thing.at.all", "1");
        assertThatThrownBy(() -> Settings.of(several))
                .hasMessageContaining("call.deadline")
                .hasMessageContaining("'gate' must be one of refuse, warn, off")
                .hasMessageContaining("no.such.thing.at.all");
    }

    @ParameterizedTest
    @EnumSource(Setting.class)
    void everySettingStandsInTheConfigurationFileAtItsDefault(Setting setting) throws IOException {
        assertThat(Files.readAllLines(CONFIG)).contains("#" + setting.key() + "=" + setting.defaultText());
    }

    @Test
    void theConfigurationFileHasNoKeyThatIsNone() throws IOException {
        assertThat(Files.readAllLines(CONFIG).stream()
                        .filter(line -> line.matches("#[A-Za-z0-9.-]+=.*"))
                        .map(line -> line.substring(1, line.indexOf('='))))
                .allSatisfy(key -> assertThat(Setting.withKey(key).isPresent()
                                || SettingFamily.of(key).isPresent())
                        .isTrue());
    }

    @Test
    void theExampleForOnePluginHasEachOfItsKeysAtItsDefaultAndNoOther() throws IOException {
        Map<String, String> keys = new TreeMap<>();
        Stream.of(Setting.values())
                .forEach(setting -> setting.pluginKey().ifPresent(key -> keys.put(key, setting.defaultText())));

        assertThat(Files.readAllLines(EXAMPLE).stream()
                        .filter(line -> line.matches("#[A-Za-z0-9.-]+=.*"))
                        .collect(Collectors.toMap(
                                line -> line.substring(1, line.indexOf('=')),
                                line -> line.substring(line.indexOf('=') + 1))))
                .containsExactlyInAnyOrderEntriesOf(keys);
    }

    @Test
    void theExampleForOnePluginSetsNothing() throws IOException {
        assertThat(Files.readAllLines(EXAMPLE))
                .allSatisfy(line -> assertThat(line).matches("#.*|"));
        assertThat(EXAMPLE.getFileName().toString())
                .doesNotEndWith(".cfg")
                .doesNotEndWith(".config")
                .doesNotEndWith(".json");
    }

    @ParameterizedTest
    @EnumSource(SettingFamily.class)
    void everyFamilyHasAnExampleInTheConfigurationFileThatCanBeSet(SettingFamily family) throws IOException {
        assertThat(Files.readAllLines(CONFIG))
                .filteredOn(line -> line.startsWith("#" + family.prefix()))
                .isNotEmpty()
                .allSatisfy(line -> {
                    String[] example = line.substring(1).split("=", 2);
                    Settings settings = Settings.of(one(example[0], example[1]));
                    assertThat(settings.all(family)).containsValue(example[1]);
                });
    }

    @Test
    void theGateIsSetForOnePluginAndAFindingIsAccepted() {
        Properties texts = one("gate.plugin.com.acme.a-b", "off");
        texts.setProperty("gate.accept.COF-0123abcd", " known since May ");
        Settings settings = Settings.of(texts);
        assertThat(settings.all(SettingFamily.GATE_PLUGIN)).containsOnly(entry("com.acme.a-b", "off"));
        assertThat(settings.all(SettingFamily.GATE_ACCEPT)).containsOnly(entry("COF-0123abcd", "known since May"));
        assertThat(Settings.defaults().all(SettingFamily.GATE_ACCEPT)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "gate.plugin.a|maybe|'gate.plugin.a' must be one of refuse, warn, off; 'maybe' is none of them",
                "gate.plugin.|warn|'gate.plugin.' is unknown; write 'gate.plugin.<symbolic name>'",
                "gate.accept.1234|why|'gate.accept.1234' is unknown; write 'gate.accept.<finding id>'",
                "gate.accept.COF-0123abcd|\" \"|'gate.accept.COF-0123abcd' must be a reason in words; there is none",
                "gate.plugins.a|warn|'gate.plugins.a' is unknown; did you mean 'gate.plugin.<symbolic name>'?",
                "gate.acept.COF-0123abcd|why|'gate.acept.COF-0123abcd' is unknown; did you mean 'gate.accept.<finding id>'?"
            })
    void aWrongKeyOrValueOfAFamilyIsToldLikeAnyOther(String key, String value, String problem) {
        assertThatThrownBy(() -> Settings.of(one(key, value))).hasMessageContaining(problem);
    }

    @ParameterizedTest
    @CsvSource({
        "java.util.ArrayList, is no interface of the JDK",
        "java.util.Itreator, is no interface of the JDK",
        "com.acme.Cursor[], is none"
    })
    void whatCannotBeAnInterfaceIsRefusedWhereInterfacesAreNamed(String name, String problem) {
        assertThatThrownBy(() -> Settings.of(one("calls.guarded", "java.util.Iterator," + name)))
                .hasMessage("setting 'calls.guarded' must be names of interfaces with commas between them; '" + name
                        + "' " + problem);
    }

    @Test
    void interfacesOfTheJdkAndOfContractsCanBeNamed() {
        assertThat(Settings.of(one("calls.guarded", "java.util.Iterator, com.acme.Cursor$Row"))
                        .names(Setting.CALLS_GUARDED))
                .containsExactly("java.util.Iterator", "com.acme.Cursor$Row");
    }

    @Test
    void whatIsSetForOnePluginIsCheckedLikeAnyOther() {
        assertThatThrownBy(() -> Settings.of(
                        new Properties(), Map.of("min", Map.of(Setting.TOLERANCE, "x", Setting.FOLDER_QUIET, "1s"))))
                .hasMessageContaining("for plugin 'min', setting 'supervisor.tolerance' must be a number")
                .hasMessageContaining("for plugin 'min', setting 'folder.quiet' holds for the container as a whole");
        Settings settings =
                Settings.of(one("supervisor.intensity", "4"), Map.of("min", Map.of(Setting.TOLERANCE, "3")));
        assertThat(settings.plugin("min").settings().count(Setting.TOLERANCE)).isEqualTo(3);
        assertThat(settings.plugin("min").settings().count(Setting.INTENSITY)).isEqualTo(4);
        assertThat(settings.plugin("max").settings().count(Setting.TOLERANCE)).isEqualTo(10);
        assertThat(settings.plugin("max").own()).isEmpty();
    }

    private static Properties one(String key, String value) {
        Properties properties = new Properties();
        properties.setProperty(key, value);
        return properties;
    }
}
