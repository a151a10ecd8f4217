package dev.cofferdam.shell;

import dev.cofferdam.PluginInfo;
import dev.cofferdam.model.Fault;
import dev.cofferdam.model.Verdict;
import java.util.List;
import java.util.stream.Collectors;

/** Why a plugin stands where it stands. */
record Explanation(PluginInfo plugin, List<Fault> faults) {
    String text() {
        String name = "'" + plugin.name() + "' " + plugin.revision().version();
        String text = switch (plugin.state()) {
            case ACTIVE -> name + " runs as generation " + plugin.generation() + "." + wires() + unlucky();
            case REFUSED -> name + " is refused, none of its code has run:\n" + findings();
            case STARTING -> name + " is starting.";
            case STOPPING -> name + " is stopping.";
            case STOPPED -> name + " was stopped: " + plugin.reason() + ".";
            case BACKING_OFF -> name + " waits for its next start: " + plugin.reason() + ".";
            case FAILED ->
                name + " did not start: " + plugin.reason() + ".\n    next: 'plugin:start " + plugin.name()
                        + "' tries again, and so does a new revision.";
            case QUARANTINED -> name + " is quarantined: " + plugin.reason() + "." + lastFault();
        };
        return Text.printable(text);
    }

    private String wires() {
        return plugin.packages().isEmpty()
                ? " It has no packages from others."
                : plugin.packages().stream()
                        .map(wire -> "\n    " + wire.packageName() + " " + wire.version() + " from " + wire.provider())
                        .collect(Collectors.joining());
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
