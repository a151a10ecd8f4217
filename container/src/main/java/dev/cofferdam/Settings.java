package dev.cofferdam;

import dev.cofferdam.model.Mistyped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The value of every {@link Setting}, and those of each {@link SettingFamily} that are set. Immutable. */
public final class Settings {
    private static final int NEAR = 4;
    private static final int NEAR_FAMILY = 2;

    private final Map<Setting, Object> values;
    private final Map<Setting, String> texts;
    private final Map<SettingFamily, Map<String, String>> families;
    private final Map<String, Map<Setting, String>> plugins;

    private Settings(
            Map<Setting, String> texts,
            Map<SettingFamily, Map<String, String>> families,
            Map<String, Map<Setting, String>> plugins) {
        this.texts = texts;
        this.families = families;
        this.plugins = plugins;
        values = new EnumMap<>(Setting.class);
        texts.forEach((setting, text) -> values.put(setting, setting.type().parse(text)));
    }

    /** All settings at their defaults. */
    public static Settings defaults() {
        return of(new Properties());
    }

    /**
     * Defaults, changed by texts under the settings' keys.
     *
     * @throws IllegalArgumentException when a key is unknown or a text is out of bounds; the message names all of them
     */
    public static Settings of(Properties texts) {
        return of(texts, Map.of());
    }

    /**
     * Defaults, changed by texts under the settings' keys, and for some plugins by further ones.
     *
     * @param plugins what is set for single plugins, by their symbolic names
     * @throws IllegalArgumentException when a key is unknown or a text is out of bounds, or when one is set for a plugin that
     *     holds for the container as a whole; the message names all of them
     */
    public static Settings of(Properties texts, Map<String, Map<Setting, String>> plugins) {
        List<String> problems = new ArrayList<>();
        texts.stringPropertyNames().stream()
                .sorted()
                .filter(key ->
                        Setting.withKey(key).isEmpty() && SettingFamily.of(key).isEmpty())
                .forEach(key -> problems.add("setting '" + key + "' is unknown"
                        + nearest(key)
                                .map(near -> "; did you mean '" + near + "'?")
                                .orElse("; config/cofferdam.properties" + " has them all")));
        Map<Setting, String> each = new EnumMap<>(Setting.class);
        for (Setting setting : Setting.values()) {
            String text = texts.getProperty(setting.key(), setting.defaultText());
            problem(setting, text).ifPresent(problems::add);
            each.put(setting, text);
        }
        plugins.forEach((plugin, own) ->
                own.forEach((setting, text) -> (setting.pluginKey().isEmpty()
                                ? Optional.of("setting '" + setting.key() + "' holds for the container as a whole")
                                : problem(setting, text))
                        .ifPresent(problem -> problems.add("for plugin '" + plugin + "', " + problem))));
        Map<SettingFamily, Map<String, String>> families = families(texts, problems);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", problems));
        }
        return new Settings(each, families, copy(plugins));
    }

    private static Optional<String> problem(Setting setting, String text) {
        try {
            setting.type().parse(text);
            return Optional.empty();
        } catch (IllegalArgumentException | ArithmeticException e) {
            return Optional.of("setting '" + setting.key() + "' must be " + setting.bounds() + "; " + e.getMessage());
        }
    }

    private static Map<String, Map<Setting, String>> copy(Map<String, Map<Setting, String>> plugins) {
        Map<String, Map<Setting, String>> copy = new TreeMap<>();
        plugins.forEach((plugin, own) -> copy.put(plugin, Map.copyOf(own)));
        return copy;
    }

    /** What holds for a plugin when the container starts. */
    public PluginSettings plugin(String name) {
        Map<Setting, String> own = plugins.getOrDefault(name, Map.of());
        return new PluginSettings(with(own), own, List.of());
    }

    /** The same, but for these. */
    Settings with(Map<Setting, String> changed) {
        Map<Setting, String> all = new EnumMap<>(texts);
        all.putAll(changed);
        return new Settings(all, families, plugins);
    }

    /** The value of a setting as it was written, or its default. */
    public String text(Setting setting) {
        return texts.get(setting).strip();
    }

    private static Map<SettingFamily, Map<String, String>> families(Properties texts, List<String> problems) {
        Map<SettingFamily, Map<String, String>> families = new EnumMap<>(SettingFamily.class);
        for (String key : new TreeSet<>(texts.stringPropertyNames())) {
            SettingFamily.of(key).ifPresent(family -> {
                if (!family.allows(key)) {
                    problems.add("setting '" + key + "' is unknown; write '" + family.keys() + "'");
                    return;
                }
                try {
                    families.computeIfAbsent(family, first -> new TreeMap<>())
                            .put(family.nameIn(key), (String) family.type().parse(texts.getProperty(key)));
                } catch (IllegalArgumentException e) {
                    problems.add("setting '" + key + "' must be " + family.bounds() + "; " + e.getMessage());
                }
            });
        }
        return families;
    }

    /** What is set of a family, by name. */
    public Map<String, String> all(SettingFamily family) {
        return Map.copyOf(families.getOrDefault(family, Map.of()));
    }

    /** The value of a setting that is a time. */
    public Duration time(Setting setting) {
        return (Duration) values.get(setting);
    }

    /** The value of a setting that is a size in bytes. */
    public long bytes(Setting setting) {
        return (Long) values.get(setting);
    }

    /** The value of a setting that is a number. */
    public int count(Setting setting) {
        return (Integer) values.get(setting);
    }

    /** The value of a setting that is a list of names. */
    public List<String> names(Setting setting) {
        return ((List<?>) values.get(setting)).stream().map(String.class::cast).toList();
    }

    /** The value of a setting that is a word. */
    public String word(Setting setting) {
        return (String) values.get(setting);
    }

    private static Optional<String> nearest(String key) {
        return Mistyped.nearest(key, Stream.of(Setting.values()).map(Setting::key), NEAR)
                .or(() -> Stream.of(SettingFamily.values())
                        .filter(family -> Mistyped.distance(family.prefix(), family.beginning(key)) <= NEAR_FAMILY)
                        .map(SettingFamily::keys)
                        .findFirst());
    }

    static Optional<String> nearestPluginKey(String key) {
        return Mistyped.nearest(
                key, Stream.of(Setting.values()).flatMap(setting -> setting.pluginKey().stream()), NEAR);
    }
}
