package dev.cofferdam;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Settings of which there is one for each name of something: the key is a prefix and that name. */
public enum SettingFamily {
    /** What the gate does with what does not fit in one plugin, by its symbolic name. */
    GATE_PLUGIN(
            "gate.plugin.",
            "<symbolic name>",
            "[A-Za-z0-9_.-]{1,255}",
            new SettingType.Choice(List.of("refuse", "warn", "off"))),
    /** Why a finding is let pass as a warning, by the finding's id. */
    GATE_ACCEPT("gate.accept.", "<finding id>", "COF-[0-9a-f]{8}", new SettingType.Reason());

    private final String prefix;
    private final String placeholder;
    private final Pattern name;
    private final SettingType type;

    SettingFamily(String prefix, String placeholder, String name, SettingType type) {
        this.prefix = prefix;
        this.placeholder = placeholder;
        this.name = Pattern.compile(name);
        this.type = type;
    }

    /** The key for a name. */
    public String key(String of) {
        return prefix + of;
    }

    /** How the keys look, for people. */
    public String keys() {
        return prefix + placeholder;
    }

    /** What a value looks like, for people. */
    public String bounds() {
        return type.bounds();
    }

    SettingType type() {
        return type;
    }

    /** The name that a key of the family ends in. */
    String nameIn(String key) {
        return key.substring(prefix.length());
    }

    boolean allows(String key) {
        return name.matcher(nameIn(key)).matches();
    }

    static Optional<SettingFamily> of(String key) {
        return Arrays.stream(values())
                .filter(family -> key.startsWith(family.prefix))
                .findFirst();
    }

    /** The beginning of an unknown key that may have been meant to be of the family. */
    String beginning(String key) {
        return key.substring(0, Math.min(prefix.length(), key.length()));
    }

    String prefix() {
        return prefix;
    }
}
