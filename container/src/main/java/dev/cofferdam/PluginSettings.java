package dev.cofferdam;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The settings that hold for one plugin. Immutable.
 *
 * @param settings all of them: its own where it has some, those of the container else
 * @param own what was set for this plugin, as it was written
 * @param problems what was to be set for this plugin and could not; what held before goes on holding
 */
public record PluginSettings(Settings settings, Map<Setting, String> own, List<String> problems) {
    public PluginSettings {
        Objects.requireNonNull(settings, "settings");
        own = Collections.unmodifiableMap(new TreeMap<>(own));
        problems = List.copyOf(problems);
    }

    /**
     * These settings, changed by texts under {@linkplain Setting#pluginKey() plugin keys}. What cannot be used is a problem of
     * the answer, and changes nothing.
     *
     * @param held what holds at the moment
     */
    public PluginSettings changed(Map<String, String> texts, PluginSettings held) {
        Map<Setting, String> changed = new EnumMap<>(Setting.class);
        changed.putAll(own);
        List<String> wrong = new ArrayList<>();
        new TreeMap<>(texts).forEach((key, text) -> {
            Optional<Setting> setting = Setting.withPluginKey(key);
            if (setting.isEmpty()) {
                wrong.add(unknown(key));
            } else {
                String problem = set(setting.get(), text, held, changed);
                if (!problem.isEmpty()) {
                    wrong.add(problem);
                }
            }
        });
        return new PluginSettings(settings.with(changed), changed, wrong);
    }

    private static String set(Setting setting, String text, PluginSettings held, Map<Setting, String> changed) {
        try {
            setting.type().parse(text);
            changed.put(setting, text.strip());
            return "";
        } catch (IllegalArgumentException | ArithmeticException e) {
            Optional.ofNullable(held.own.get(setting)).ifPresent(before -> changed.put(setting, before));
            return "setting '" + setting.pluginKey().orElseThrow() + "' must be " + setting.bounds() + "; "
                    + e.getMessage() + "; it stays at '" + held.settings.text(setting) + "'";
        }
    }

    private static String unknown(String key) {
        return "setting '" + key + "' is unknown for a plugin"
                + Setting.withKey(key)
                        .map(global -> global.pluginKey()
                                .map(own -> "; write '" + own + "'")
                                .orElse("; it holds for the container as a whole"))
                        .or(() -> Settings.nearestPluginKey(key).map(near -> "; did you mean '" + near + "'?"))
                        .orElse("; docs/guides/operating.md has them all");
    }
}
