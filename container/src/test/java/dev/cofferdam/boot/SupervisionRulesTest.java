package dev.cofferdam.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.PluginSettings;
import dev.cofferdam.Setting;
import dev.cofferdam.Settings;
import dev.cofferdam.guard.CallRules;
import dev.cofferdam.supervise.UpdateRules;
import dev.cofferdam.supervise.policy.Exhaustion;
import dev.cofferdam.supervise.policy.RestartType;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

final class SupervisionRulesTest {
    private final SupervisionRules rules = new SupervisionRules(Settings.defaults());

    @Test
    void everySettingOfAPluginHasItsEffect() {
        Map<String, String> texts = Map.ofEntries(
                Map.entry("restart", "transient"),
                Map.entry("tolerance", "1"),
                Map.entry("tolerance.period", "2s"),
                Map.entry("intensity", "3"),
                Map.entry("period", "4s"),
                Map.entry("backoff.first", "5ms"),
                Map.entry("backoff.max", "6ms"),
                Map.entry("backoff.jitter", "7"),
                Map.entry("reset", "8s"),
                Map.entry("exhausted", "last-good"),
                Map.entry("start.deadline", "9s"),
                Map.entry("stop.deadline", "11s"),
                Map.entry("call.deadline", "12s"),
                Map.entry("calls", "handoff"),
                Map.entry("max-concurrent", "13"),
                Map.entry("ignored", "com.acme.Expected,com.acme.Usual"),
                Map.entry("guarded", "com.acme.Cursor, java.util.Iterator"),
                Map.entry("services.max", "15"),
                Map.entry("events.max", "16"),
                Map.entry("weave", "off"),
                Map.entry("update", "stop-first"),
                Map.entry("probation", "14s"));
        assertThat(texts.keySet()).containsExactlyInAnyOrderElementsOf(pluginKeys());
        rules.configure("min", texts);

        assertThat(rules.settings("min").problems()).isEmpty();
        assertThat(rules.weaves("min")).isFalse();
        assertThat(rules.weaves("others")).isTrue();
        assertThat(rules.of("min").start()).isEqualTo(Duration.ofSeconds(9));
        assertThat(rules.of("min").stop()).isEqualTo(Duration.ofSeconds(11));
        assertThat(rules.of("min").calls().toString())
                .isEqualTo(new CallRules(
                                Duration.ofSeconds(12),
                                CallRules.Mode.HANDOFF,
                                13,
                                rules.of("min").calls().ignored(),
                                rules.of("min").calls().guarded())
                        .toString());
        assertThat(rules.of("min").calls().ignored()).containsExactlyInAnyOrder("com.acme.Expected", "com.acme.Usual");
        assertThat(rules.of("min").calls().guarded())
                .containsExactlyInAnyOrder("com.acme.Cursor", "java.util.Iterator");
        assertThat(rules.of("min").restart())
                .returns(1, r -> r.tolerance())
                .returns(Duration.ofSeconds(2), r -> r.tolerancePeriod())
                .returns(3, r -> r.intensity())
                .returns(Duration.ofSeconds(4), r -> r.period())
                .returns(Duration.ofMillis(5), r -> r.firstBackoff())
                .returns(Duration.ofMillis(6), r -> r.maxBackoff())
                .returns(0.07, r -> r.jitter())
                .returns(Duration.ofSeconds(8), r -> r.reset())
                .returns(RestartType.TRANSIENT, r -> r.type())
                .returns(Exhaustion.LAST_GOOD, r -> r.exhaustion());
        assertThat(rules.of("min").services()).isEqualTo(15);
        assertThat(rules.of("min").events()).isEqualTo(16);
        assertThat(rules.of("min").update())
                .isEqualTo(new UpdateRules(UpdateRules.Order.STOP_FIRST, Duration.ofSeconds(14)));
        assertThat(rules.of("max")).isEqualTo(new SupervisionRules(Settings.defaults()).of("max"));
    }

    @Test
    void aWrongValueIsToldAndWhatHeldBeforeGoesOnHolding() {
        rules.configure("min", Map.of("tolerance", "3"));
        rules.configure("min", Map.of("tolerance", "many", "intensity", "2", "reset", "0ms"));

        PluginSettings settings = rules.settings("min");
        assertThat(rules.of("min").restart().tolerance()).isEqualTo(3);
        assertThat(rules.of("min").restart().intensity()).isEqualTo(2);
        assertThat(rules.of("min").restart().reset()).isEqualTo(Duration.ofSeconds(300));
        assertThat(settings.problems())
                .containsExactly(
                        "setting 'reset' must be a time from 10ms to 24h, in ms, s, m or h; '0ms' is out of bounds; it"
                                + " stays at '300s'",
                        "setting 'tolerance' must be a number from 0 to 100000; 'many' is not a number with a unit; it"
                                + " stays at '3'");
        rules.configure("min", Map.of("tolerance", "4"));
        assertThat(rules.settings("min").problems()).isEmpty();
        assertThat(rules.of("min").restart().intensity()).isEqualTo(5);
    }

    @Test
    void anUnknownKeyIsToldWithTheOneThatWasMeant() {
        rules.configure(
                "min",
                Map.of("tolerence", "3", "supervisor.intensity", "2", "folder.quiet", "1s", "nothing.like.it", "1"));
        assertThat(rules.settings("min").problems())
                .containsExactly(
                        "setting 'folder.quiet' is unknown for a plugin; it holds for the container as a whole",
                        "setting 'nothing.like.it' is unknown for a plugin; docs/guides/operating.md has them all",
                        "setting 'supervisor.intensity' is unknown for a plugin; write 'intensity'",
                        "setting 'tolerence' is unknown for a plugin; did you mean 'tolerance'?");
    }

    @Test
    void aConfigurationThatGoesLeavesWhatThePluginStartedWith() {
        SupervisionRules embedded = new SupervisionRules(
                Settings.of(new Properties(), Map.of("min", Map.of(Setting.TOLERANCE, "7", Setting.INTENSITY, "6"))));
        assertThat(embedded.of("min").restart().tolerance()).isEqualTo(7);
        embedded.configure("min", Map.of("tolerance", "3"));
        assertThat(embedded.of("min").restart().tolerance()).isEqualTo(3);
        assertThat(embedded.of("min").restart().intensity()).isEqualTo(6);
        embedded.configure("min", Map.of());
        assertThat(embedded.of("min").restart().tolerance()).isEqualTo(7);
    }

    @Test
    void onlyWhatChangesIsToldToListeners() {
        List<String> told = new ArrayList<>();
        rules.listen(told::add);
        rules.configure("min", Map.of("tolerance", "3"));
        rules.configure("min", Map.of("tolerance", "3"));
        rules.configure("max", Map.of());
        rules.configure("min", Map.of());
        assertThat(told).containsExactly("min", "min");
    }

    @Test
    void theDescriptionOfAConfigurationHasAllKeysAndTheirChoices() throws Exception {
        Document document;
        try (InputStream in = SupervisionRules.class.getResourceAsStream(
                "/dev/cofferdam/framework/" + SupervisionRules.PID + ".xml")) {
            document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in);
        }
        Map<String, Element> described = new LinkedHashMap<>();
        NodeList attributes = document.getElementsByTagName("AD");
        for (int i = 0; i < attributes.getLength(); i++) {
            Element attribute = (Element) attributes.item(i);
            described.put(attribute.getAttribute("id"), attribute);
        }
        assertThat(described.keySet()).containsExactlyInAnyOrderElementsOf(pluginKeys());
        for (Setting setting : Setting.values()) {
            Optional<Element> attribute = setting.pluginKey().map(described::get);
            attribute.ifPresent(each -> {
                assertThat(each.getAttribute("required")).isEqualTo("false");
                String bounds = setting.bounds();
                if (bounds.startsWith("one of ")) {
                    NodeList options = each.getElementsByTagName("Option");
                    List<String> words = new ArrayList<>();
                    for (int i = 0; i < options.getLength(); i++) {
                        words.add(((Element) options.item(i)).getAttribute("value"));
                    }
                    assertThat("one of " + String.join(", ", words)).isEqualTo(bounds);
                } else if (!bounds.startsWith("names")) {
                    assertThat(each.getAttribute("description")).containsIgnoringCase(bounds);
                }
            });
        }
    }

    private static List<String> pluginKeys() {
        return Stream.of(Setting.values())
                .flatMap(setting -> setting.pluginKey().stream())
                .toList();
    }
}
