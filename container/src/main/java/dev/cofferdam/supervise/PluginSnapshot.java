package dev.cofferdam.supervise;

import dev.cofferdam.framework.OfferedService;
import dev.cofferdam.framework.PackageSource;
import dev.cofferdam.model.Fault;
import dev.cofferdam.model.Finding;
import dev.cofferdam.model.PluginState;
import dev.cofferdam.model.Revision;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where a plugin stands at a moment.
 *
 * @param name its symbolic name
 * @param revision the revision that serves, or else the one that was tried last
 * @param state where it stands
 * @param generation the number of the generation that serves, or of the last one
 * @param since since when it stands there
 * @param reason why it stands there, for people
 * @param calls how often its services were called
 * @param faultCount how many faults it had
 * @param restarts how often it was restarted because of them
 * @param faults the latest faults, oldest first
 * @param findings what the gate says of the revision that was tried last
 * @param due the restart that it waits for, if it waits for one
 * @param trial the probation that it is on, if it is on one
 * @param services what it offers
 * @param packages what it is wired to
 */
public record PluginSnapshot(
        String name,
        Revision revision,
        PluginState state,
        int generation,
        Instant since,
        String reason,
        long calls,
        long faultCount,
        int restarts,
        List<Fault> faults,
        List<Finding> findings,
        Optional<Due> due,
        Optional<Trial> trial,
        List<OfferedService> services,
        List<PackageSource> packages) {
    /**
     * A restart that is to come.
     *
     * @param at when its time comes
     * @param attempt which it is since the plugin was last healthy for long enough, from 1
     */
    public record Due(Instant at, int attempt) {}

    /**
     * A probation.
     *
     * @param until when it is over
     * @param standby the number of the generation that is returned to if it is not passed; empty when there is none
     */
    public record Trial(Instant until, Optional<Integer> standby) {}
}
