package dev.cofferdam.shell;

import dev.cofferdam.PluginInfo;
import dev.cofferdam.PluginSettings;
import dev.cofferdam.Setting;
import dev.cofferdam.model.Verdict;
import java.time.Instant;
import java.util.stream.Stream;

/** One plugin in full. */
record PluginPage(PluginInfo plugin, PluginSettings settings, Instant now) {
    String text() {
        StringBuilder page = new StringBuilder();
        line(page, "plugin", plugin.name() + " " + plugin.revision().version());
        line(page, "state", plugin.state().word() + " for " + Text.ago(plugin.since(), now));
        if (!plugin.reason().isEmpty()) {
            line(page, "reason", plugin.reason().replace("\n", "\n            "));
        }
        line(page, "generation", String.valueOf(plugin.generation()));
        plugin.probation().ifPresent(probation -> line(page, "probation", probation(probation)));
        line(
                page,
                "jar",
                plugin.revision().fileName() + ", sha256 " + plugin.revision().shortDigest());
        line(
                page,
                "ledger",
                plugin.calls() + " calls, " + plugin.faults() + " faults, " + plugin.restarts() + " restarts");
        plugin.weaving().ifPresent(weaving -> line(page, "weaving", weaving.words()));
        plugin.services()
                .forEach(service -> line(
                        page,
                        "service",
                        String.join(", ", service.interfaces())
                                + service.unguarded()
                                        .map(why -> " (not guarded: " + why + ")")
                                        .orElse("")));
        plugin.packages()
                .forEach(wire ->
                        line(page, "package", wire.packageName() + " " + wire.version() + " from " + wire.provider()));
        Stream.of(Setting.values())
                .filter(setting -> setting.pluginKey().isPresent())
                .filter(setting -> !settings.settings().text(setting).equals(setting.defaultText()))
                .forEach(setting -> line(page, "setting", changed(setting)));
        settings.problems().forEach(problem -> line(page, "problem", problem));
        if (!plugin.findings().isEmpty()) {
            page.append(Text.printable(new Verdict(plugin.name(), plugin.findings()).text()))
                    .append('\n');
        }
        return page.toString().stripTrailing();
    }

    private String probation(PluginInfo.Probation probation) {
        return "generation " + plugin.generation() + " is on probation for another " + Text.ago(now, probation.until())
                + probation
                        .standby()
                        .map(number -> "; generation " + number + " stands by")
                        .orElse("");
    }

    private String changed(Setting setting) {
        return setting.pluginKey().orElseThrow() + " " + settings.settings().text(setting) + " ("
                + (settings.own().containsKey(setting) ? "its own" : "for all plugins") + "; default "
                + (setting.defaultText().isEmpty() ? "none" : setting.defaultText()) + ")";
    }

    private static void line(StringBuilder page, String what, String value) {
        page.append(String.format("%-12s", what)).append(Text.printable(value)).append('\n');
    }
}
