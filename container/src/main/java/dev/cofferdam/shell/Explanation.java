package dev.cofferdam.shell;

import dev.cofferdam.PluginInfo;
import dev.cofferdam.WireChoice;
import dev.cofferdam.model.Fault;
import dev.cofferdam.model.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** Why a plugin stands where it stands. */
record Explanation(PluginInfo plugin, List<WireChoice> wires, List<Fault> faults, Instant now) {
    String text() {
        String name = "'" + plugin.name() + "' " + plugin.revision().version();
        String text = switch (plugin.state()) {
            case ACTIVE ->
                name + " runs as generation " + plugin.generation() + returned() + "." + packages() + unlucky();
            case REFUSED ->
                name + " is refused, none of its code has run:\n" + findings()
                        + "\nIt is tried again by itself whenever what it could be wired to changes.";
            case STARTING -> name + " is starting.";
            case STOPPING -> name + " is stopping.";
            case STOPPED -> name + " was stopped: " + plugin.reason() + ".";
            case BACKING_OFF -> name + " waits for its next start: " + plugin.reason() + "." + due();
            case FAILED ->
                name + " did not start: " + plugin.reason() + ".\n    next: 'plugin:start " + plugin.name()
                        + "' tries again, and so does a new revision.";
            case QUARANTINED ->
                name + " has been quarantined since " + plugin.since() + ", for " + Text.ago(plugin.since(), now) + ": "
                        + plugin.reason() + "." + lastFault();
        };
        return Text.printable(text);
    }

    private String due() {
        return plugin.restart()
                .map(restart -> "\n    restart " + restart.attempt() + " in a row is due "
                        + (restart.due().isAfter(now) ? "in " + Text.ago(now, restart.due()) : "now") + ", at "
                        + restart.due())
                .orElse("");
    }

    private String returned() {
        return plugin.reason().isEmpty() ? "" : ", " + plugin.reason();
    }

    private String packages() {
        return wires.isEmpty()
                ? " It has no packages from others."
                : wires.stream().map(Explanation::wire).collect(Collectors.joining());
    }

    /** An export that fits is taken at the highest version that links; where others were passed over, why. */
    private static String wire(WireChoice wire) {
        String others = wire.passedOver().stream()
                .map(other -> "\n        not " + other.version() + " from " + other.provider() + ": " + other.reason())
                .collect(Collectors.joining());
        return "\n    " + wire.packageName() + " " + wire.version() + " from " + wire.provider()
                + (wire.range().isEmpty() ? ", any version was asked for" : ", asked for at " + wire.range())
                + others;
    }

    /** A plugin that runs may have a newer revision beside it that was refused. */
    private String unlucky() {
        return plugin.findings().isEmpty() ? "" : "\nThe gate says:\n" + findings();
    }

    private String lastFault() {
        return faults.isEmpty()
                ? ""
                : "\n    last fault: " + faults.get(faults.size() - 1).line();
    }

    private String findings() {
        return new Verdict(plugin.name(), plugin.findings()).text();
    }
}
