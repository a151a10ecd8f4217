package dev.cofferdam;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a deployment may change, each with its key in {@code config/cofferdam.properties}, its default and its bounds. Those that
 * have a {@linkplain #pluginKey() plugin key} can be set for one plugin alone.
 */
public enum Setting {
    /** How long a file in the folder has to stay unchanged before it is taken. */
    FOLDER_QUIET("folder.quiet", "50ms", new SettingType.Time("1ms", "1m")),
    /** How long a file may stay incomplete before that is reported. */
    FOLDER_INCOMPLETE("folder.incomplete", "1s", new SettingType.Time("10ms", "1h")),
    /** How often the folder is read whether or not the file system tells of a change. */
    FOLDER_RESCAN("folder.rescan", "1s", new SettingType.Time("10ms", "1h")),
    /** What becomes of a dropped jar that is no bundle. */
    FOLDER_PLAIN_JARS("folder.plain-jars", "refuse", new SettingType.Choice(List.of("refuse", "wrap"))),
    /** How large a jar may be. */
    ADMISSION_JAR_MAX("admission.jar.max", "512MiB", new SettingType.Size("1KiB", "2GiB")),
    /** How many entries a jar may have. */
    ADMISSION_ENTRIES_MAX("admission.entries.max", "65535", new SettingType.Count(1, 65_535)),
    /** How large a jar's entries may be together, unpacked. */
    ADMISSION_UNPACKED_MAX("admission.unpacked.max", "2GiB", new SettingType.Size("1KiB", "64GiB")),
    /** How many times its packed size an entry may have, unpacked. */
    ADMISSION_RATIO_MAX("admission.ratio.max", "200", new SettingType.Count(1, 10_000)),
    /** How large a jar's manifest may be, unpacked. */
    ADMISSION_MANIFEST_MAX("admission.manifest.max", "1MiB", new SettingType.Size("1KiB", "16MiB")),
    /** How many clauses a header of a manifest may have. */
    ADMISSION_MANIFEST_CLAUSES_MAX("admission.manifest.clauses.max", "10000", new SettingType.Count(10, 100_000)),
    /** What the gate does with what does not fit. */
    GATE("gate", "refuse", new SettingType.Choice(List.of("refuse", "warn", "off"))),
    /** How large a class may be for the gate to read it. */
    GATE_CLASS_MAX("gate.class.max", "16MiB", new SettingType.Size("1KiB", "1GiB")),
    /** How large the classes of a jar may be together, and a jar nested in it, for the gate to read them. */
    GATE_JAR_MAX("gate.jar.max", "256MiB", new SettingType.Size("1KiB", "1GiB")),
    /** How many supertypes of a class the gate follows. */
    GATE_SUPERTYPES_MAX("gate.supertypes.max", "512", new SettingType.Count(16, 65_535)),
    /** How many values the gate compares at the branches of the code of one class. */
    GATE_VALUES_MAX("gate.values.max", "50000000", new SettingType.Count(1_000, 2_000_000_000)),
    /** How many findings a verdict of the gate keeps. */
    GATE_FINDINGS_MAX("gate.findings.max", "10000", new SettingType.Count(1, 1_000_000)),
    /** How long a plugin may take to start. */
    START_DEADLINE("start.deadline", "start.deadline", "30s", new SettingType.Time("10ms", "1h")),
    /** How long a plugin may take to stop, and its calls to end before that. */
    STOP_DEADLINE("stop.deadline", "stop.deadline", "5s", new SettingType.Time("10ms", "1h")),
    /** How long a call into a plugin may take. */
    CALL_DEADLINE("call.deadline", "call.deadline", "10s", new SettingType.Time("10ms", "1h")),
    /** How many faults are tolerated before a plugin is restarted. */
    TOLERANCE("supervisor.tolerance", "tolerance", "10", new SettingType.Count(0, 100_000)),
    /** In which time these faults count. */
    TOLERANCE_PERIOD("supervisor.tolerance.period", "tolerance.period", "60s", new SettingType.Time("10ms", "24h")),
    /** How many restarts are tried before a plugin is quarantined. */
    INTENSITY("supervisor.intensity", "intensity", "5", new SettingType.Count(0, 1_000)),
    /** In which time these restarts count. */
    PERIOD("supervisor.period", "period", "300s", new SettingType.Time("10ms", "24h")),
    /** How long the first restart waits; each further one waits twice as long. */
    BACKOFF_FIRST("supervisor.backoff.first", "backoff.first", "200ms", new SettingType.Time("1ms", "1h")),
    /** The longest that a restart waits. */
    BACKOFF_MAX("supervisor.backoff.max", "backoff.max", "30s", new SettingType.Time("1ms", "1h")),
    /** How long a plugin has to go without a fault for its restarts to be forgotten. */
    RESET("supervisor.reset", "reset", "300s", new SettingType.Time("10ms", "24h")),
    /** By how much, in per cent, a wait before a restart is lengthened or shortened at random. */
    BACKOFF_JITTER("supervisor.backoff.jitter", "backoff.jitter", "20", new SettingType.Count(0, 100)),
    /** When a plugin is restarted at all. */
    RESTART(
            "supervisor.restart",
            "restart",
            "permanent",
            new SettingType.Choice(List.of("permanent", "transient", "temporary"))),
    /** What becomes of a plugin when its restarts are used up. */
    EXHAUSTED(
            "supervisor.exhausted",
            "exhausted",
            "quarantine",
            new SettingType.Choice(List.of("quarantine", "last-good"))),
    /** How many plugins may be on their way back at once because they faulted. */
    RESTARTS_AT_ONCE("supervisor.restarts.at-once", "8", new SettingType.Count(1, 1_000)),
    /** On whose thread calls run. */
    CALLS("calls", "calls", "direct", new SettingType.Choice(List.of("direct", "handoff"))),
    /** How many calls into a plugin may be in flight at once; 0 for no limit. */
    CALLS_MAX("calls.max-concurrent", "max-concurrent", "0", new SettingType.Count(0, 100_000)),
    /** Classes whose instances are no fault when a plugin throws them. */
    CALLS_IGNORED("calls.ignored", "ignored", "", new SettingType.Names()),
    /** Interfaces whose objects are guarded when a method of a plugin's service returns exactly such a type. */
    CALLS_GUARDED("calls.guarded", "guarded", "", new SettingType.Interfaces()),
    /** Whether checks are woven into a plugin's classes, by which its threads can be killed, and which keep it from ending the JVM. */
    WEAVE("weave", "weave", "on", new SettingType.Choice(List.of("on", "off"))),
    /** How many services a generation of a plugin may offer at once. */
    SERVICES_MAX("services.max", "services.max", "10000", new SettingType.Count(1, 1_000_000)),
    /** How many events a plugin may post within a second. */
    EVENTS_MAX("events.max", "events.max", "10000", new SettingType.Count(1, 10_000_000)),
    /** Which is done first in an update. */
    UPDATE("update", "update", "blue-green", new SettingType.Choice(List.of("blue-green", "stop-first"))),
    /** How long the generation before is kept, to be returned to should the new one fault. */
    PROBATION("update.probation", "probation", "10s", new SettingType.Time("0ms", "24h")),
    /** How large the state may be that a plugin hands over. */
    STATE_MAX("state.max", "16MiB", new SettingType.Size("1KiB", "256MiB"));

    private final String key;
    private final Optional<String> pluginKey;
    private final String defaultText;
    private final SettingType type;

    Setting(String key, String defaultText, SettingType type) {
        this(key, Optional.empty(), defaultText, type);
    }

    Setting(String key, String pluginKey, String defaultText, SettingType type) {
        this(key, Optional.of(pluginKey), defaultText, type);
    }

    Setting(String key, Optional<String> pluginKey, String defaultText, SettingType type) {
        this.key = key;
        this.pluginKey = pluginKey;
        this.defaultText = defaultText;
        this.type = type;
    }

    /** The key in the properties file. */
    public String key() {
        return key;
    }

    /** The key in the configuration of one plugin; empty where a setting holds for the container as a whole. */
    public Optional<String> pluginKey() {
        return pluginKey;
    }

    /** The default, as it would be written. */
    public String defaultText() {
        return defaultText;
    }

    /** What a value looks like, and its bounds, for people. */
    public String bounds() {
        return type.bounds();
    }

    SettingType type() {
        return type;
    }

    static Optional<Setting> withPluginKey(String key) {
        return Arrays.stream(values())
                .filter(setting -> setting.pluginKey.filter(key::equals).isPresent())
                .findFirst();
    }

    static Optional<Setting> withKey(String key) {
        return Arrays.stream(values())
                .filter(setting -> setting.key.equals(key))
                .findFirst();
    }
}
