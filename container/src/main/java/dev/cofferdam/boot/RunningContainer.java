package dev.cofferdam.boot;

import dev.cofferdam.PluginContainer;
import dev.cofferdam.PluginEvent;
import dev.cofferdam.PluginInfo;
import dev.cofferdam.PluginSettings;
import dev.cofferdam.UpdatePlan;
import dev.cofferdam.WireChoice;
import dev.cofferdam.api.contract.Capabilities;
import dev.cofferdam.contain.Containment;
import dev.cofferdam.framework.PackageChoice;
import dev.cofferdam.framework.PackageSource;
import dev.cofferdam.framework.PluginFramework;
import dev.cofferdam.model.CheckReport;
import dev.cofferdam.model.Fault;
import dev.cofferdam.model.Weaving;
import dev.cofferdam.supervise.PluginSnapshot;
import dev.cofferdam.supervise.Supervisor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The public API over the rooms. */
final class RunningContainer implements PluginContainer {
    private final PluginFramework framework;
    private final Supervisor supervisor;
    private final Herald herald;
    private final Teardown teardown;
    private final Check check;
    private final Function<String, PluginSettings> settings;
    private final Capabilities capabilities;
    private final Planner planner;
    private final Containment containment;

    /** Judges a jar. */
    interface Check {
        /** Judges a jar that lies there. */
        CheckReport of(Path jar) throws IOException;
    }

    RunningContainer(
            PluginFramework framework,
            Supervisor supervisor,
            Herald herald,
            Teardown teardown,
            Check check,
            Function<String, PluginSettings> settings,
            Capabilities capabilities,
            Planner planner,
            Containment containment) {
        this.framework = framework;
        this.supervisor = supervisor;
        this.herald = herald;
        this.teardown = teardown;
        this.check = check;
        this.settings = settings;
        this.capabilities = capabilities;
        this.planner = planner;
        this.containment = containment;
    }

    @Override
    public <T> T service(Class<T> type) {
        List<T> found = services(type);
        if (found.isEmpty()) {
            throw new NoSuchElementException(nobody(type));
        }
        return found.get(0);
    }

    private String nobody(Class<?> type) {
        List<String> strangers = framework.offeredBy(type.getName());
        if (strangers.isEmpty()) {
            return "nobody offers a service '" + type.getName() + "' at the moment; 'plugins()' tells what runs";
        }
        return "a service '" + type.getName() + "' is offered by " + quoted(strangers)
                + ", but with a type of their own; share yours with hostPackage(\"" + type.getPackageName()
                + "\") and take the contract's jar out of the plugin folder";
    }

    @Override
    public <T> List<T> services(Class<T> type) {
        return framework.services(type);
    }

    @Override
    public boolean supports(Object service, Class<?> contract, String method, Class<?>... parameters) {
        return capabilities.supports(service, contract, method, parameters);
    }

    @Override
    public List<PluginInfo> plugins() {
        Map<Containment.Owner, Weaving> weavings = containment.weavings();
        return supervisor.plugins().stream().map(each -> info(each, weavings)).toList();
    }

    @Override
    public Optional<PluginInfo> plugin(String name) {
        return supervisor.plugin(name).map(each -> info(each, containment.weavings()));
    }

    @Override
    public List<Fault> faults(String name) {
        return supervisor.plugin(name).map(PluginSnapshot::faults).orElse(List.of());
    }

    @Override
    public PluginSettings settings(String name) {
        return settings.apply(name);
    }

    @Override
    public List<WireChoice> wires(String name) {
        return supervisor.choices(known(name)).stream()
                .map(RunningContainer::choice)
                .toList();
    }

    private static WireChoice choice(PackageChoice choice) {
        PackageSource source = choice.source();
        return new WireChoice(
                source.packageName(),
                choice.range(),
                source.version(),
                source.provider(),
                choice.others().stream()
                        .map(other -> new WireChoice.PassedOver(
                                other.source().version(), other.source().provider(), other.reason()))
                        .toList());
    }

    @Override
    public CheckReport check(Path jar) throws IOException {
        return check.of(jar);
    }

    @Override
    public UpdatePlan plan(Path... jars) throws IOException {
        return planner.ofFiles(List.of(jars));
    }

    @Override
    public CompletionStage<Void> start(String name) {
        return supervisor.start(known(name));
    }

    @Override
    public CompletionStage<Void> stop(String name) {
        return supervisor.stop(known(name));
    }

    @Override
    public CompletionStage<Void> restart(String name) {
        return supervisor.restart(known(name));
    }

    @Override
    public CompletionStage<Void> quarantine(String name, String reason) {
        return supervisor.quarantine(known(name), reason);
    }

    @Override
    public CompletionStage<Void> release(String name) {
        return supervisor.release(known(name));
    }

    @Override
    public Runnable listen(Consumer<PluginEvent> listener) {
        return herald.listen(listener);
    }

    @Override
    public void close() {
        teardown.run();
    }

    private String known(String name) {
        if (supervisor.plugin(name).isEmpty()) {
            List<String> names =
                    supervisor.plugins().stream().map(PluginSnapshot::name).toList();
            throw new NoSuchElementException(
                    "there is no plugin '" + name + "'; there is " + (names.isEmpty() ? "none at all" : quoted(names)));
        }
        return name;
    }

    private static String quoted(List<String> names) {
        return names.stream().map(name -> "'" + name + "'").collect(Collectors.joining(", "));
    }

    private static PluginInfo info(PluginSnapshot plugin, Map<Containment.Owner, Weaving> weavings) {
        return new PluginInfo(
                plugin.name(),
                plugin.revision(),
                plugin.state(),
                plugin.generation(),
                plugin.since(),
                plugin.reason(),
                plugin.calls(),
                plugin.faultCount(),
                plugin.restarts(),
                plugin.findings(),
                plugin.due().map(due -> new PluginInfo.Restart(due.at(), due.attempt())),
                plugin.trial().map(trial -> new PluginInfo.Probation(trial.until(), trial.standby())),
                plugin.services().stream()
                        .map(service -> new PluginInfo.Service(service.interfaces(), service.unguarded()))
                        .toList(),
                plugin.packages().stream()
                        .map(each -> new PluginInfo.Wire(each.packageName(), each.version(), each.provider()))
                        .toList(),
                Optional.ofNullable(weavings.get(new Containment.Owner(plugin.name(), plugin.generation()))));
    }
}
