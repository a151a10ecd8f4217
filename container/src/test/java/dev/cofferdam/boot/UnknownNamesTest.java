package dev.cofferdam.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.PluginSettings;
import dev.cofferdam.Setting;
import dev.cofferdam.Settings;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class UnknownNamesTest {
    /** A contract. */
    public interface Archive {
        Iterator<String> names() throws IOException;
    }

    private static List<String> problems(Map<Setting, String> own, List<Class<?>> offered) {
        Settings all = Settings.of(new Properties(), Map.of("acme", own));
        return new UnknownNames(all::plugin, (plugin, name) -> known(name), plugin -> offered)
                .of("acme")
                .problems();
    }

    private static Optional<Class<?>> known(String name) {
        try {
            return Optional.of(Class.forName(name));
        } catch (ClassNotFoundException e) {
            return Optional.empty();
        }
    }

    @Test
    void aNameThatIsNoClassOfThePluginsIsToldWithWhatIsThereAndWhatToDo() {
        assertThat(problems(Map.of(Setting.CALLS_GUARDED, "com.acme.Cursr"), List.of(Archive.class)))
                .containsExactly("name 'com.acme.Cursr' of 'guarded' has no effect: 'acme' knows no such class;"
                        + " its contracts return java.util.Iterator; correct the name or take it out");
        assertThat(problems(Map.of(Setting.CALLS_GUARDED, "com.acme.iterator"), List.of(Archive.class)))
                .containsExactly("name 'com.acme.iterator' of 'guarded' has no effect: 'acme' knows no such class;"
                        + " its contracts return java.util.Iterator; did you mean 'java.util.Iterator'?");
        assertThat(problems(Map.of(Setting.CALLS_IGNORED, "IllegalStateException"), List.of(Archive.class)))
                .containsExactly(
                        "name 'IllegalStateException' of 'ignored' has no effect: 'acme' knows no such class;"
                                + " its contracts declare java.io.IOException; did you mean 'java.lang.IllegalStateException'?");
    }

    @Test
    void namesThatAreClassesAreNoProblemNorAreAnyOfAPluginThatDoesNotRun() {
        Map<Setting, String> right =
                Map.of(Setting.CALLS_GUARDED, "java.util.Iterator", Setting.CALLS_IGNORED, "java.io.IOException");
        assertThat(problems(right, List.of(Archive.class))).isEmpty();
        assertThat(problems(Map.of(Setting.CALLS_IGNORED, "com.acme.None"), List.of()))
                .isEmpty();
    }

    @Test
    void namesForAllPluginsAreLeftAlone() {
        Properties forAll = new Properties();
        forAll.setProperty(Setting.CALLS_IGNORED.key(), "com.acme.None");
        PluginSettings settings = Settings.of(forAll).plugin("acme");
        assertThat(new UnknownNames(plugin -> settings, (plugin, name) -> known(name), plugin -> List.of(Archive.class))
                        .of("acme")
                        .problems())
                .isEmpty();
    }
}
