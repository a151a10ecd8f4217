package dev.cofferdam.boot;

import dev.cofferdam.Setting;
import dev.cofferdam.Settings;
import dev.cofferdam.deploy.admission.AdmissionLimits;
import dev.cofferdam.gate.space.Limits;
import dev.cofferdam.model.ManifestLimits;

/** How much of a jar is read, as the settings say. */
final class ReadLimits {
    private ReadLimits() {}

    static AdmissionLimits admission(Settings settings) {
        return new AdmissionLimits(
                settings.bytes(Setting.ADMISSION_JAR_MAX),
                settings.count(Setting.ADMISSION_ENTRIES_MAX),
                settings.bytes(Setting.ADMISSION_UNPACKED_MAX),
                settings.count(Setting.ADMISSION_RATIO_MAX),
                manifest(settings));
    }

    static Limits gate(Settings settings) {
        return new Limits(
                Math.toIntExact(settings.bytes(Setting.GATE_CLASS_MAX)),
                Math.toIntExact(settings.bytes(Setting.GATE_JAR_MAX)),
                settings.count(Setting.ADMISSION_ENTRIES_MAX),
                settings.count(Setting.GATE_SUPERTYPES_MAX),
                settings.count(Setting.GATE_VALUES_MAX),
                settings.count(Setting.GATE_FINDINGS_MAX),
                manifest(settings));
    }

    /** All of them: spelled out, because what a record says by itself is put together anew by each JVM, at each start. */
    static String shown(Limits limits) {
        ManifestLimits manifest = limits.manifest();
        return limits.classBytes() + " " + limits.jarBytes() + " " + limits.entries() + " " + limits.supertypes() + " "
                + limits.values() + " " + limits.findings() + " " + manifest.bytes() + " " + manifest.clauses();
    }

    static ManifestLimits manifest(Settings settings) {
        return new ManifestLimits(
                Math.toIntExact(settings.bytes(Setting.ADMISSION_MANIFEST_MAX)),
                settings.count(Setting.ADMISSION_MANIFEST_CLAUSES_MAX));
    }
}
