package dev.cofferdam.gate;

import dev.cofferdam.gate.classfile.Place;
import dev.cofferdam.gate.rule.Breach;
import dev.cofferdam.gate.rule.JvmError;
import dev.cofferdam.gate.rule.Words;
import dev.cofferdam.model.BundleNode;
import dev.cofferdam.model.Finding;
import dev.cofferdam.model.Severity;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** One broken symbol while its places are gathered. */
final class Suspicion {
    /** More places than anybody reads. */
    static final int MOST_PLACES = 50;

    /** Whose symbol it is. */
    enum Cause {
        /** Of a bundle, or of the host: another revision of it would mend it. */
        PROVIDER,
        /** Of the plugin itself, which was released so. */
        OWN,
        /** Of the plugin itself, and no JVM of this version loads it. */
        OWN_UNREADABLE,
        /** Of the JDK: libraries look at its version before they use what only some have. */
        JDK
    }

    private final Breach breach;
    private final Cause cause;
    private final Set<String> places = new LinkedHashSet<>();
    private final Set<String> guarded = new LinkedHashSet<>();

    Suspicion(Breach breach, Cause cause) {
        this.breach = breach;
        this.cause = cause;
    }

    /** Whether it refuses unless all its places are guarded, so that the places have to be looked at. */
    boolean certain() {
        return cause == Cause.PROVIDER || cause == Cause.OWN_UNREADABLE;
    }

    boolean full() {
        return places.size() >= MOST_PLACES;
    }

    void add(Place place) {
        (breach.error().caughtBy(place.caught()) ? guarded : places).add(place.text());
    }

    Finding finding(BundleNode plugin) {
        boolean allGuarded = places.isEmpty();
        List<String> usedAt = Stream.concat(places.stream(), guarded.stream())
                .limit(MOST_PLACES)
                .toList();
        return new Finding(
                        breach.error().kind(),
                        certain() && breach.certain() && !allGuarded ? Severity.REFUSE : Severity.WARN,
                        breach.subject(),
                        breach.problem(),
                        usedAt,
                        Optional.of(instead(plugin)),
                        nextStep(plugin, allGuarded))
                .providedBy(Words.provider(breach.provider()));
    }

    private String instead(BundleNode plugin) {
        String there = breach.instead().orElse("the changed one");
        return cause == Cause.OWN || cause == Cause.OWN_UNREADABLE
                ? there + " in " + Words.of(plugin) + " itself"
                : there + "; " + Words.of(plugin) + " is wired to " + Words.of(breach.provider());
    }

    private String nextStep(BundleNode plugin, boolean allGuarded) {
        if (cause == Cause.OWN) {
            return "nothing, unless that code runs: the jar was released this way";
        }
        if (cause == Cause.JDK) {
            return "nothing, unless that code runs on this JDK";
        }
        if (!breach.certain()) {
            return "nothing, unless that method is called: the type says that only its provider implements it";
        }
        if (allGuarded) {
            return "nothing: the code around it catches the error";
        }
        if (cause == Cause.OWN_UNREADABLE) {
            return "run on a newer Java, or compile the class for this one";
        }
        if (breach.error() == JvmError.LOADER_CONSTRAINT) {
            return "let '" + plugin.symbolicName() + "' and '"
                    + breach.provider().symbolicName()
                    + "' have that type from one provider: import its package at one range, or take one provider away";
        }
        return "rebuild '" + plugin.symbolicName() + "' against " + Words.of(breach.provider())
                + ", or add a revision of '" + breach.provider().symbolicName() + "' that it was built against";
    }
}
