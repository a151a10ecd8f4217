package dev.cofferdam;

import dev.cofferdam.model.Finding;
import dev.cofferdam.model.PluginState;
import dev.cofferdam.model.Revision;
import dev.cofferdam.model.Weaving;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Where a plugin stands at a moment.
 *
 * @param name its symbolic name
 * @param revision the revision that serves, or else the one that was tried last
 * @param state where it stands
 * @param generation the number of the generation that serves, or of the last one
 * @param since since when it stands there
 * @param reason why it stands there, for people; empty where nothing needs saying
 * @param calls how often its services were called
 * @param faults how many faults it had
 * @param restarts how often it was restarted because of them
 * @param findings what the gate says of the revision that was tried last
 * @param restart the restart that it waits for, if it waits for one
 * @param probation the probation that it is on, if it is on one
 * @param services what it offers
 * @param packages which packages it has from whom
 * @param weaving what was made of the classes that its generation has loaded; empty while there are none
 */
public record PluginInfo(
        String name,
        Revision revision,
        PluginState state,
        int generation,
        Instant since,
        String reason,
        long calls,
        long faults,
        int restarts,
        List<Finding> findings,
        Optional<Restart> restart,
        Optional<Probation> probation,
        List<Service> services,
        List<Wire> packages,
        Optional<Weaving> weaving) {
    public PluginInfo {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(revision, "revision");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(since, "since");
        Objects.requireNonNull(reason, "reason");
        findings = List.copyOf(findings);
        Objects.requireNonNull(restart, "restart");
        Objects.requireNonNull(probation, "probation");
        services = List.copyOf(services);
        packages = List.copyOf(packages);
        Objects.requireNonNull(weaving, "weaving");
    }

    /**
     * A restart that is to come.
     *
     * @param due when its time comes; where many plugins come back at once, it waits for its turn then
     * @param attempt which restart it is since the plugin was last healthy for long enough, from 1
     */
    public record Restart(Instant due, int attempt) {
        public Restart {
            Objects.requireNonNull(due, "due");
        }
    }

    /**
     * A time in which a generation proves itself.
     *
     * @param until when it is over
     * @param standby the number of the generation before, which takes its place again if it does not; empty when there is
     *     none to return to
     */
    public record Probation(Instant until, Optional<Integer> standby) {
        public Probation {
            Objects.requireNonNull(until, "until");
            Objects.requireNonNull(standby, "standby");
        }
    }

    /**
     * A service that a plugin offers.
     *
     * @param interfaces the names it is registered under
     * @param unguarded why calls to it are not guarded; empty where they are
     */
    public record Service(List<String> interfaces, Optional<String> unguarded) {}

    /**
     * A package that a plugin has from somebody else.
     *
     * @param packageName the package, dotted
     * @param version the version that it is exported at
     * @param provider who exports it, for people
     */
    public record Wire(String packageName, String version, String provider) {}
}
