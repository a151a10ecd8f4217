package dev.cofferdam.shell;

import dev.cofferdam.PluginContainer;
import dev.cofferdam.PluginInfo;
import dev.cofferdam.model.Fault;
import dev.cofferdam.model.FaultsJson;
import dev.cofferdam.model.Mistyped;
import dev.cofferdam.model.PluginState;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.Parameter;

/** The commands of the scope {@code plugin}. Each answers a text; Gogo calls them by their names. */
public final class PluginCommands {
    private static final String SCOPE = "plugin";
    private static final String[] FUNCTIONS = {
        "list", "show", "why", "check", "plan", "faults", "restart", "stop", "start", "quarantine", "release"
    };
    private static final int REASON_WIDTH = 60;
    private static final long PATIENCE_SECONDS = 60;
    private static final int MOST_NAMED = 12;
    private static final int NEAR = 2;

    private final PluginContainer container;

    private PluginCommands(PluginContainer container) {
        this.container = container;
    }

    /** Registers a service. */
    public interface Registrar {
        /** Registers a service under a type with properties. */
        void register(Object service, String type, Map<String, Object> properties);
    }

    /** Offers the commands to Gogo, whenever that is there. */
    public static void register(PluginContainer container, Registrar registrar) {
        registrar.register(
                new PluginCommands(container),
                Object.class.getName(),
                Map.of("osgi.command.scope", SCOPE, "osgi.command.function", FUNCTIONS));
    }

    /** The commands, as they are typed. */
    static Stream<String> names() {
        return Stream.of(FUNCTIONS).map(function -> SCOPE + ":" + function);
    }

    /** All plugins in a table. */
    @Descriptor("lists all plugins: where each stands, and what it has cost")
    public String list() {
        List<PluginInfo> plugins = container.plugins();
        if (plugins.isEmpty()) {
            return "no plugins; drop a jar into the plugin folder";
        }
        Instant now = Instant.now();
        Table table = new Table("PLUGIN", "VERSION", "STATE", "GEN", "FOR", "CALLS", "FAULTS", "RESTARTS", "REASON");
        plugins.forEach(plugin -> table.row(
                plugin.name(),
                plugin.revision().version(),
                plugin.state().word(),
                plugin.state() == PluginState.ACTIVE ? plugin.generation() : "-",
                Text.ago(plugin.since(), now),
                plugin.calls(),
                plugin.faults(),
                plugin.restarts(),
                Text.brief(plugin.reason(), REASON_WIDTH)));
        return table.toString();
    }

    /** One plugin in full. */
    @Descriptor("shows one plugin: its revision, services, wires and findings")
    public String show(@Descriptor("the plugin's symbolic name") String name) {
        PluginInfo plugin = info(name);
        return new PluginPage(plugin, container.settings(name), Instant.now()).text();
    }

    /** Why it stands where it stands. */
    @Descriptor("tells why a plugin stands where it stands, and what it would need")
    public String why(@Descriptor("the plugin's symbolic name") String name) {
        PluginInfo plugin = info(name);
        String problems = container.settings(name).problems().stream()
                .map(problem -> "\n    configuration: " + Text.printable(problem))
                .collect(Collectors.joining());
        return new Explanation(plugin, container.wires(name), container.faults(name), Instant.now()).text() + problems;
    }

    /** Whether a jar would fit. */
    @Descriptor("says whether a jar would fit if it were dropped, and why not; only reads")
    public String check(@Descriptor("the jar, from the container's working directory") String path) throws IOException {
        return Text.printable(container.check(Path.of(path)).text());
    }

    /** What dropping jars would lead to. */
    @Descriptor(
            "says what would happen if jars were dropped together: who is replaced, who moves, who is left; only reads")
    public String plan(@Descriptor("the jars, from the container's working directory") String... paths)
            throws IOException {
        return Text.printable(container
                .plan(Stream.of(paths).map(Path::of).toArray(Path[]::new))
                .text());
    }

    /** Its latest faults. */
    @Descriptor("lists the latest faults of a plugin, oldest first")
    public String faults(
            @Descriptor("for machines") @Parameter(names = "--json", presentValue = "true", absentValue = "false")
                    boolean json,
            @Descriptor("the plugin's symbolic name") String name) {
        info(name);
        List<Fault> faults = container.faults(name);
        if (json) {
            return FaultsJson.of(faults);
        }
        if (faults.isEmpty()) {
            return "'" + Text.printable(name) + "' has had no faults";
        }
        Instant now = Instant.now();
        Table table = new Table("AGO", "GEN", "COUNT", "KIND", "WHERE", "AT", "WHAT");
        faults.forEach(fault -> table.row(
                Text.ago(fault.at(), now),
                fault.generation(),
                fault.count(),
                fault.kind().words(),
                fault.where(),
                fault.frame().orElse("-"),
                Text.brief(fault.what(), REASON_WIDTH * 2)));
        return table.toString();
    }

    /** The faults of all plugins. */
    @Descriptor("lists the latest faults of all plugins")
    public String faults(
            @Descriptor("for machines") @Parameter(names = "--json", presentValue = "true", absentValue = "false")
                    boolean json) {
        List<Fault> faults = container.plugins().stream()
                .flatMap(plugin -> container.faults(plugin.name()).stream())
                .toList();
        if (json) {
            return FaultsJson.of(faults);
        }
        if (faults.isEmpty()) {
            return "no plugin has had faults";
        }
        Instant now = Instant.now();
        Table table = new Table("PLUGIN", "AGO", "GEN", "COUNT", "KIND", "WHERE", "AT", "WHAT");
        faults.forEach(fault -> table.row(
                fault.plugin(),
                Text.ago(fault.at(), now),
                fault.generation(),
                fault.count(),
                fault.kind().words(),
                fault.where(),
                fault.frame().orElse("-"),
                Text.brief(fault.what(), REASON_WIDTH)));
        return table.toString();
    }

    /** Replaces its generation. */
    @Descriptor("replaces a plugin's generation by a new one, without a gap in service")
    public String restart(@Descriptor("the plugin's symbolic name") String name) {
        return act(name, container::restart);
    }

    /** Stops it. */
    @Descriptor("stops a plugin until it is started again")
    public String stop(@Descriptor("the plugin's symbolic name") String name) {
        return act(name, container::stop);
    }

    /** Starts it. */
    @Descriptor("starts a plugin that is stopped, failed or refused")
    public String start(@Descriptor("the plugin's symbolic name") String name) {
        return act(name, container::start);
    }

    /** Sets it apart. */
    @Descriptor("stops a plugin, and refuses it until it is released or a new revision comes")
    public String quarantine(@Descriptor("the plugin's symbolic name") String name) {
        return quarantine(name, "a person said so");
    }

    /** Sets it apart for a reason. */
    @Descriptor("stops a plugin, and refuses it until it is released or a new revision comes")
    public String quarantine(@Descriptor("the plugin's symbolic name") String name, @Descriptor("why") String reason) {
        return act(name, plugin -> container.quarantine(plugin, reason));
    }

    /** Lets it run again. */
    @Descriptor("starts a plugin that is quarantined")
    public String release(@Descriptor("the plugin's symbolic name") String name) {
        return act(name, container::release);
    }

    private String act(String name, Function<String, CompletionStage<Void>> action) {
        PluginInfo before = info(name);
        action.apply(name)
                .toCompletableFuture()
                .completeOnTimeout(null, PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
        PluginInfo after = info(name);
        boolean unchanged = before.state() == after.state() && before.generation() == after.generation();
        return "'" + Text.printable(name) + "' is " + (unchanged ? "still " : "")
                + after.state().word()
                + (after.state() == PluginState.ACTIVE ? " as generation " + after.generation() : "")
                + (after.reason().isEmpty() ? "" : ": " + Text.printable(after.reason()));
    }

    private PluginInfo info(String name) {
        return container.plugin(name).orElseThrow(() -> new NoSuchElementException(unknown(name)));
    }

    private String unknown(String name) {
        List<String> names = container.plugins().stream().map(PluginInfo::name).toList();
        String there = names.isEmpty()
                ? "there is none at all"
                : names.size() <= MOST_NAMED
                        ? "there is " + String.join(", ", names)
                        : "'plugin:list' lists all " + names.size();
        return "there is no plugin '" + Text.printable(name) + "'; "
                + Mistyped.nearest(name, names.stream(), NEAR)
                        .map(near -> "did you mean '" + near + "'? ")
                        .orElse("")
                + there;
    }
}
