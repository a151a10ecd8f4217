package dev.cofferdam.boot;

import dev.cofferdam.Setting;
import dev.cofferdam.Settings;
import dev.cofferdam.guard.CallRules;
import dev.cofferdam.supervise.PluginRules;
import dev.cofferdam.supervise.UpdateRules;
import dev.cofferdam.supervise.policy.Exhaustion;
import dev.cofferdam.supervise.policy.RestartRules;
import dev.cofferdam.supervise.policy.RestartType;
import java.util.Locale;
import java.util.Set;

/** What holds for each plugin, by the settings. */
final class SupervisionRules {
    private final PluginRules forAll;

    SupervisionRules(Settings settings) {
        forAll = rules(settings);
    }

    /** What holds for a plugin now. */
    PluginRules of(String plugin) {
        return forAll;
    }

    private static PluginRules rules(Settings settings) {
        return new PluginRules(
                settings.time(Setting.START_DEADLINE),
                settings.time(Setting.STOP_DEADLINE),
                new CallRules(
                        settings.time(Setting.CALL_DEADLINE),
                        word(CallRules.Mode.class, settings.word(Setting.CALLS)),
                        settings.count(Setting.CALLS_MAX),
                        Set.copyOf(settings.names(Setting.CALLS_IGNORED))),
                new RestartRules(
                        settings.count(Setting.TOLERANCE),
                        settings.time(Setting.TOLERANCE_PERIOD),
                        settings.count(Setting.INTENSITY),
                        settings.time(Setting.PERIOD),
                        settings.time(Setting.BACKOFF_FIRST),
                        settings.time(Setting.BACKOFF_MAX),
                        settings.time(Setting.RESET),
                        settings.count(Setting.BACKOFF_JITTER) / 100.0,
                        word(RestartType.class, settings.word(Setting.RESTART)),
                        word(Exhaustion.class, settings.word(Setting.EXHAUSTED)),
                        Set.copyOf(settings.names(Setting.CALLS_IGNORED))),
                new UpdateRules(
                        word(UpdateRules.Order.class, settings.word(Setting.UPDATE)),
                        settings.time(Setting.PROBATION)));
    }

    private static <E extends Enum<E>> E word(Class<E> type, String text) {
        return Enum.valueOf(type, text.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
