package dev.cofferdam.boot;

import dev.cofferdam.PluginSettings;
import dev.cofferdam.Setting;
import dev.cofferdam.Settings;
import dev.cofferdam.guard.CallRules;
import dev.cofferdam.supervise.PluginRules;
import dev.cofferdam.supervise.UpdateRules;
import dev.cofferdam.supervise.policy.Exhaustion;
import dev.cofferdam.supervise.policy.RestartRules;
import dev.cofferdam.supervise.policy.RestartType;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What holds for each plugin, by the settings and by configurations that come, change and go while it runs. Thread-safe. */
final class SupervisionRules {
    /** The factory PID of configurations for single plugins; behind it come {@code ~} and the symbolic name. */
    static final String PID = "dev.cofferdam.plugin";

    private static final Logger LOG = LoggerFactory.getLogger(SupervisionRules.class);

    private final Settings settings;
    private final Held others;
    private final Map<String, Held> plugins = new ConcurrentHashMap<>();
    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();

    private record Held(PluginSettings settings, PluginRules rules) {}

    SupervisionRules(Settings settings) {
        this.settings = settings;
        others = held(new PluginSettings(settings, Map.of(), List.of()));
    }

    /** Tells of each plugin whose rules have changed. */
    void listen(Consumer<String> listener) {
        listeners.add(listener);
    }

    /** What holds for a plugin now. */
    PluginRules of(String plugin) {
        return held(plugin).rules();
    }

    /** The settings that hold for a plugin now. */
    PluginSettings settings(String plugin) {
        return held(plugin).settings();
    }

    /** Whether the classes of a generation that comes now are to be woven. */
    boolean weaves(String plugin) {
        return settings(plugin).settings().word(Setting.WEAVE).equals("on");
    }

    private Held held(String plugin) {
        return Optional.ofNullable(plugins.get(plugin)).orElseGet(() -> atStart(plugin));
    }

    private Held atStart(String plugin) {
        PluginSettings own = settings.plugin(plugin);
        return own.own().isEmpty() ? others : held(own);
    }

    private static Held held(PluginSettings settings) {
        return new Held(settings, rules(settings.settings()));
    }

    /** A plugin has this configuration from now on; an empty one is none. */
    void configure(String plugin, Map<String, String> texts) {
        PluginSettings next;
        synchronized (this) {
            PluginSettings before = settings(plugin);
            next = settings.plugin(plugin).changed(texts, before);
            if (next.own().equals(before.own()) && next.problems().equals(before.problems())) {
                return;
            }
            plugins.put(plugin, held(next));
        }
        listeners.forEach(listener -> listener.accept(plugin));
        LOG.info("'{}' has settings of its own: {}", plugin, words(next));
        next.problems().forEach(problem -> LOG.warn("In configuration '{}~{}', {}", PID, plugin, problem));
    }

    private static String words(PluginSettings settings) {
        return settings.own().isEmpty()
                ? "none"
                : settings.own().entrySet().stream()
                        .map(each -> each.getKey().pluginKey().orElseThrow() + "=" + each.getValue())
                        .collect(Collectors.joining(", "));
    }

    private static PluginRules rules(Settings settings) {
        return new PluginRules(
                settings.time(Setting.START_DEADLINE),
                settings.time(Setting.STOP_DEADLINE),
                new CallRules(
                        settings.time(Setting.CALL_DEADLINE),
                        word(CallRules.Mode.class, settings.word(Setting.CALLS)),
                        settings.count(Setting.CALLS_MAX),
                        Set.copyOf(settings.names(Setting.CALLS_IGNORED)),
                        Set.copyOf(settings.names(Setting.CALLS_GUARDED))),
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
                        word(UpdateRules.Order.class, settings.word(Setting.UPDATE)), settings.time(Setting.PROBATION)),
                settings.count(Setting.SERVICES_MAX),
                settings.count(Setting.EVENTS_MAX));
    }

    private static <E extends Enum<E>> E word(Class<E> type, String text) {
        return Enum.valueOf(type, text.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
