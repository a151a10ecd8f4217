package dev.cofferdam.supervise;

import dev.cofferdam.model.Revision;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What becomes of one plugin's new generation while it is on probation: it passes, and the one before is retired then; or it
 * does not, which is {@link Returning}'s matter. Confined to the plugin's lane.
 */
final class Proving {
    private static final Logger LOG = LoggerFactory.getLogger(Proving.class);

    private final Surroundings around;
    private final PluginRecord record;
    private final Retirement retirement;
    private final Probation.Member member;

    Proving(Surroundings around, PluginRecord record, Retirement retirement, Probation.Member member) {
        this.around = around;
        this.record = record;
        this.retirement = retirement;
        this.member = member;
    }

    /** The probation that a generation is to be on, if its revision has not passed one, or one before it is to stand by. */
    Optional<Probation> ahead(Generation next, Optional<Generation> kept, Duration length, Convoy convoy) {
        return Optional.of(length)
                .filter(wanted -> !wanted.isZero() && (kept.isPresent() || !isGood(next.revision())))
                .map(wanted -> convoy.probation(() -> scheduled(wanted)));
    }

    /**
     * A generation serves since just now.
     *
     * @param probation the one that it is on, if it is to be on one
     */
    void begin(Generation next, Optional<Probation> probation, Duration length) throws InterruptedException {
        if (probation.isPresent()) {
            probation.get().join(member);
            return;
        }
        if (length.isZero()) {
            // one that began under other rules ends with them
            callOff("a generation after it needs no probation");
        }
        around.good().passed(next.revision()); // or the same bytes have, perhaps under another name
    }

    private boolean isGood(Revision revision) {
        return around.good()
                .of(revision.plugin())
                .filter(good -> good.sha256().equals(revision.sha256()))
                .isPresent();
    }

    private Probation scheduled(Duration length) {
        Probation probation = new Probation(around.clock().instant().plus(length));
        try {
            around.timer().schedule(probation::pass, length.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closing) {
            LOG.debug("The container closes: nothing passes a probation any more", closing);
        }
        return probation;
    }

    /** The probation is over; the one before goes for good. */
    void passed(Probation probation) throws InterruptedException {
        if (!record.isOn(probation)) {
            return; // something else took its place meanwhile
        }
        Optional<Generation> kept = record.probationOver();
        record.live().ifPresent(live -> around.good().passed(live.revision()));
        if (kept.isPresent()) {
            retire(kept.get(), "the generation after it has proved itself");
        }
    }

    /** Ends a probation whose outcome does not matter any more. */
    void callOff(String why) throws InterruptedException {
        Optional<Generation> kept = record.probationOver();
        if (kept.isPresent()) {
            retire(kept.get(), why);
        }
    }

    private void retire(Generation kept, String why) throws InterruptedException {
        Set<String> dependents = kept.bundle().dependents();
        retirement.retire(kept, why, false);
        around.peers().move(dependents);
    }
}
