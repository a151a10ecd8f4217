package dev.cofferdam.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cofferdam.Settings;
import dev.cofferdam.deploy.admission.AdmissionLimits;
import dev.cofferdam.gate.space.Limits;
import dev.cofferdam.model.ManifestLimits;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadLimitsTest {
    @TempDir
    Path data;

    @Test
    void theDefaultsOfTheSettingsAreThoseOfTheRooms() {
        assertThat(ReadLimits.admission(Settings.defaults())).isEqualTo(AdmissionLimits.defaults());
        assertThat(ReadLimits.gate(Settings.defaults())).isEqualTo(Limits.DEFAULT);
        assertThat(ReadLimits.manifest(Settings.defaults())).isEqualTo(ManifestLimits.DEFAULT);
    }

    @Test
    void eachLimitOfTheGateIsShownSoThatAVerdictHoldsForItAlone() {
        Limits limits = new Limits(11, 12, 13, 14, 15, 16, new ManifestLimits(17, 18));
        assertThat(ReadLimits.shown(limits)).isEqualTo("11 12 13 14 15 16 17 18");
        assertThat(Limits.class.getRecordComponents())
                .as("a new one is to be shown, too")
                .hasSize(7);
        assertThat(ManifestLimits.class.getRecordComponents()).hasSize(2);
    }

    @Test
    void eachLimitIsASetting() {
        Properties texts = new Properties();
        texts.setProperty("admission.entries.max", "3");
        texts.setProperty("admission.manifest.max", "1KiB");
        texts.setProperty("admission.manifest.clauses.max", "10");
        texts.setProperty("gate.class.max", "2KiB");
        texts.setProperty("gate.jar.max", "3KiB");
        texts.setProperty("gate.supertypes.max", "16");
        texts.setProperty("gate.values.max", "1000");
        texts.setProperty("gate.findings.max", "1");
        assertThat(ReadLimits.gate(Settings.of(texts)))
                .isEqualTo(new Limits(2_048, 3_072, 3, 16, 1_000, 1, new ManifestLimits(1_024, 10)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "admission.manifest.max|17MiB|a size from 1KiB to 16MiB",
                "admission.manifest.clauses.max|9|a number from 10 to 100000",
                "gate.class.max|2GiB|a size from 1KiB to 1GiB",
                "gate.jar.max|1B|a size from 1KiB to 1GiB",
                "gate.supertypes.max|15|a number from 16 to 65535",
                "gate.values.max|999|a number from 1000 to 2000000000",
                "gate.findings.max|0|a number from 1 to 1000000"
            })
    void aLimitOutOfItsBoundsIsToldWithThem(String key, String text, String bounds) {
        Properties texts = new Properties();
        texts.setProperty(key, text);
        assertThatThrownBy(() -> Settings.of(texts))
                .hasMessageContaining("setting '" + key + "' must be " + bounds)
                .hasMessageContaining("'" + text + "' is out of bounds");
    }

    @Test
    void aVerdictThatWasKeptUnderOtherLimitsIsForgotten() throws IOException {
        ClassLoader host = ReadLimitsTest.class.getClassLoader();
        Properties texts = new Properties();
        texts.setProperty("gate.supertypes.max", "16");
        String before = GateRoom.surroundings(host, Limits.DEFAULT);
        String after = GateRoom.surroundings(host, ReadLimits.gate(Settings.of(texts)));
        try (VerdictFile kept = new VerdictFile(data, before)) {
            kept.keep("key", new byte[] {1});
        }
        try (VerdictFile same = new VerdictFile(data, before);
                VerdictFile other = new VerdictFile(data, after)) {
            assertThat(same.find("key")).hasValue(new byte[] {1});
            assertThat(other.find("key")).isEqualTo(Optional.empty());
        }
    }
}
