package dev.cofferdam;

import dev.cofferdam.model.Finding;
import dev.cofferdam.model.Severity;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What jars would lead to if they were dropped into the plugin folder together.
 *
 * @param steps one for each jar, and one for each plugin that is wired to what is replaced, in the order in which they start
 * @param untouched the plugins that nothing happens to, in the order of their names
 */
public record UpdatePlan(List<Step> steps, List<String> untouched) {
    public UpdatePlan {
        steps = List.copyOf(steps);
        untouched = List.copyOf(untouched);
    }

    /** What happens to a plugin. */
    public enum Kind {
        /** It is not there yet. */
        INSTALL,
        /** Another revision serves, and makes room for this one. */
        REPLACE,
        /** Its revision stays, as a new generation that is wired to what replaces its providers. */
        MOVE,
        /** It would move, but does not fit: it serves on with what it is wired to. */
        STAY,
        /** This revision serves already. */
        KEEP,
        /** It does not run: the gate, or admission before it, says no. What serves in its place goes on. */
        REFUSE
    }

    /**
     * What happens to one plugin.
     *
     * @param kind what
     * @param plugin the plugin's symbolic name; the name of the file where it cannot be read as a plugin
     * @param from the version that serves at present; empty when none does
     * @param to the version that would serve then, or that would be refused; empty where it cannot be read
     * @param because the plugins whose replacement makes it move; empty for one that a jar was named for
     * @param findings what the gate says of it
     */
    public record Step(
            Kind kind, String plugin, Optional<String> from, String to, List<String> because, List<Finding> findings) {
        public Step {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(plugin, "plugin");
            Objects.requireNonNull(from, "from");
            Objects.requireNonNull(to, "to");
            because = List.copyOf(because);
            findings = List.copyOf(findings);
        }

        /** The step in a line, and below it why not where the gate says no. */
        public String text() {
            return line()
                    + findings.stream()
                            .filter(finding -> finding.severity() == Severity.REFUSE)
                            .map(finding -> "\n      " + finding.text().replace("\n", "\n      "))
                            .collect(Collectors.joining());
        }

        private String line() {
            String name = "'" + plugin + "'";
            return switch (kind) {
                case INSTALL -> "install " + name + " " + to;
                case REPLACE -> "replace " + name + " " + from.orElse("") + " by " + to;
                case MOVE -> "move " + name + " " + to + ", which is wired to " + quoted(because);
                case STAY ->
                    "leave " + name + " " + to + " with what it is wired to: it does not fit what replaces "
                            + quoted(because);
                case KEEP -> "keep " + name + " " + to + ", which runs already";
                case REFUSE ->
                    "refuse " + name + " " + to
                            + from.map(serves -> "; " + serves + " serves on").orElse("");
            };
        }

        private static String quoted(List<String> names) {
            return names.stream().map(name -> "'" + name + "'").collect(Collectors.joining(", "));
        }
    }

    /** The plan for people, a step a line. */
    public String text() {
        String lines = IntStream.range(0, steps.size())
                .mapToObj(i -> String.format("%3d. ", i + 1) + steps.get(i).text())
                .collect(Collectors.joining("\n"));
        return lines + "\nuntouched: " + (untouched.isEmpty() ? "nobody" : Step.quoted(untouched));
    }
}
