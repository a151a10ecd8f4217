package dev.cofferdam.boot;

import dev.cofferdam.ContainerException;
import dev.cofferdam.ContainerFactory;
import dev.cofferdam.ContainerPlan;
import dev.cofferdam.PluginContainer;
import dev.cofferdam.Setting;
import dev.cofferdam.Settings;
import dev.cofferdam.api.contract.Capabilities;
import dev.cofferdam.contain.Containment;
import dev.cofferdam.contain.CountedLoops;
import dev.cofferdam.deploy.FolderSettings;
import dev.cofferdam.deploy.PluginFolder;
import dev.cofferdam.framework.FrameworkSettings;
import dev.cofferdam.framework.HostManifests;
import dev.cofferdam.framework.Meddling;
import dev.cofferdam.framework.PluginFramework;
import dev.cofferdam.guard.Guard;
import dev.cofferdam.guard.OwnMethods;
import dev.cofferdam.model.CheckReport;
import dev.cofferdam.model.Fault;
import dev.cofferdam.model.FaultOrigin;
import dev.cofferdam.model.PluginState;
import dev.cofferdam.shell.PluginCommands;
import dev.cofferdam.supervise.PluginSnapshot;
import dev.cofferdam.supervise.Supervisor;
import dev.cofferdam.supervise.Upward;
import dev.cofferdam.supervise.state.StateStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.osgi.framework.BundleException;

/** Puts the rooms together, from the bottom up, and takes them apart again when one does not start. */
public final class Assembly implements ContainerFactory {

    /** For {@link java.util.ServiceLoader}. */
    public Assembly() {}

    @Override
    public PluginContainer start(ContainerPlan plan) {
        Teardown teardown = new Teardown();
        try {
            return start(plan, teardown);
        } catch (BundleException | UncheckedIOException | IOException e) {
            teardown.run();
            throw new ContainerException("the container cannot start: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            teardown.run();
            throw e;
        }
    }

    private static PluginContainer start(ContainerPlan plan, Teardown teardown) throws BundleException, IOException {
        Settings settings = plan.settings();
        Clock clock = Clock.systemUTC();
        DataFolder data = DataFolder.open(plan.data());
        teardown.add(data);
        Herald herald = new Herald(plan.listeners());
        LateBound late = new LateBound();

        Guard guard = new Guard(late::fault, clock);
        teardown.add(guard);
        GateRoom gateRoom = GateRoom.open(data.path(), Assembly.class.getClassLoader(), ReadLimits.gate(settings));
        teardown.add(gateRoom);
        Gatekeeper gatekeeper = new Gatekeeper(gateRoom.gate(), settings);
        LastGoodFile good = new LastGoodFile(data.path());
        SupervisionRules rules = new SupervisionRules(settings);
        PluginFramework framework = new PluginFramework(
                frameworkSettings(plan, data),
                gatekeeper,
                new GuardedStandIns(
                        guard,
                        plugin -> rules.of(plugin).calls(),
                        (plugin, quota) -> rules.of(plugin).most(quota),
                        (plugin, generation, quota, most) -> late.fault(new Fault.QuotaExceeded(
                                FaultOrigin.step(plugin, generation, quota.step(), Optional.empty(), clock.instant()),
                                quota.words(),
                                most))));
        teardown.add(() -> framework.close(settings.time(Setting.STOP_DEADLINE)));
        Containment containment = new Containment(rules::weaves, late::fault, clock);
        framework.weave((owner, loader, name, bytes) -> containment.weave(() -> owner(owner), loader, name, bytes));
        Supervisor supervisor = new Supervisor(
                framework,
                guard,
                rules::of,
                new Upward(gatekeeper::judge, late::change, herald::fault, new QuarantineFile(data.path())),
                good,
                new StateStore(data.path().resolve("state"), (int) settings.bytes(Setting.STATE_MAX)),
                containment,
                clock,
                settings.count(Setting.RESTARTS_AT_ONCE));
        late.supervisor(supervisor);
        rules.listen(plugin -> callsOf(plugin, supervisor, guard, rules));
        teardown.add(supervisor);

        Capabilities capabilities = new OwnMethods();
        framework.register(capabilities, Capabilities.class.getName(), Map.of());
        Planner planner = new Planner(supervisor, () -> offlineCheck(plan), platform(plan));
        UnknownNames names = new UnknownNames(
                rules::settings, framework::classOf, plugin -> contracts(plugin, supervisor, framework));
        rules.listen(names::look);
        herald.listen(event -> event.state()
                .filter(state -> state == PluginState.ACTIVE)
                .ifPresent(active -> names.look(event.plugin())));
        RunningContainer container = new RunningContainer(
                framework,
                supervisor,
                herald,
                teardown,
                jar -> check(plan, jar),
                names::of,
                capabilities,
                planner,
                containment);
        PluginCommands.register(container, framework::register);
        CountedLoops.look();
        if (plan.bundles().isPresent()) {
            framework.startPlatform(plan.bundles().get());
            framework.followConfigurations(SupervisionRules.PID, rules::configure);
        }
        if (plan.plugins().isPresent()) {
            watch(plan, data, clock, supervisor, late, herald, teardown, planner, good);
        } else {
            late.changes(herald::change);
        }
        return container;
    }

    private static Containment.Owner owner(Supplier<Meddling.Hand> asked) {
        Meddling.Hand hand = asked.get();
        return new Containment.Owner(hand.plugin(), hand.generation());
    }

    private static List<Class<?>> contracts(String plugin, Supervisor supervisor, PluginFramework framework) {
        return supervisor.plugin(plugin).stream()
                .flatMap(snapshot -> snapshot.services().stream())
                .flatMap(service -> service.interfaces().stream())
                .distinct()
                .<Class<?>>flatMap(name -> framework.classOf(plugin, name).stream())
                .toList();
    }

    /** Decisions ask for the rules each time; calls do not, and the watch over them may sleep longer than it should now. */
    private static void callsOf(String plugin, Supervisor supervisor, Guard guard, SupervisionRules rules) {
        if (supervisor.plugin(plugin).isPresent()) {
            guard.plugin(plugin, rules.of(plugin).calls());
        }
    }

    private static CheckReport check(ContainerPlan plan, Path jar) throws IOException {
        List<Path> folders = Stream.concat(plan.plugins().stream(), plan.bundles().stream())
                .filter(Files::isDirectory)
                .toList();
        return offlineCheck(plan).check(jar, folders);
    }

    private static OfflineCheck offlineCheck(ContainerPlan plan) {
        return new OfflineCheck(plan.settings(), Assembly.class.getClassLoader(), plan.hostPackages());
    }

    private static List<Path> platform(ContainerPlan plan) throws IOException {
        return plan.bundles().isPresent() ? OfflineCheck.jars(plan.bundles().get()) : List.of();
    }

    private static void watch(
            ContainerPlan plan,
            DataFolder data,
            Clock clock,
            Supervisor supervisor,
            LateBound late,
            Herald herald,
            Teardown teardown,
            Planner planner,
            LastGoodFile good) {
        Settings settings = plan.settings();
        Deployments deployments = new Deployments(
                supervisor,
                revisions -> herald.planned(
                        clock.instant(),
                        revisions,
                        planner.of(revisions),
                        plugin -> supervisor.plugin(plugin).map(PluginSnapshot::state)),
                (fileName, reasons) -> herald.refused(clock.instant(), fileName, reasons));
        PluginFolder folder = new PluginFolder(
                new FolderSettings(
                        plan.plugins().get(),
                        data.path(),
                        settings.time(Setting.FOLDER_QUIET),
                        settings.time(Setting.FOLDER_INCOMPLETE),
                        settings.time(Setting.FOLDER_RESCAN),
                        ReadLimits.admission(settings),
                        settings.word(Setting.FOLDER_PLAIN_JARS).equals("wrap")),
                deployments,
                good.digests(),
                clock);
        late.changes(change -> {
            folder.report(change.revision(), Deployments.outcome(change));
            herald.change(change);
        });
        teardown.add(folder);
        folder.start();
        deployments.awaitFirst(settings.time(Setting.START_DEADLINE));
    }

    private static FrameworkSettings frameworkSettings(ContainerPlan plan, DataFolder data) {
        HostManifests manifests = HostManifests.of(Assembly.class.getClassLoader());
        return new FrameworkSettings(
                data.path().resolve("cache"),
                HostExports.of(manifests, plan.hostPackages()),
                HostExports.onBoard(plan.config(), data.path()));
    }
}
