package dev.cofferdam.deploy;

import dev.cofferdam.deploy.admission.AdmissionLimits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;

/**
 * Where the folder is and how it is watched.
 *
 * @param plugins the folder that jars are dropped into; created when it is missing
 * @param data where staged copies are kept; created when it is missing
 * @param quiet how long a whole jar must stay as it is before it is used
 * @param incompleteAfter how long a file may be no whole jar before that is reported
 * @param rescan how often the folder is listed, for what no event told of
 * @param limits how large a jar may be
 * @param wrapPlainJars whether a jar that is no bundle is made one
 */
public record FolderSettings(
        Path plugins,
        Path data,
        Duration quiet,
        Duration incompleteAfter,
        Duration rescan,
        AdmissionLimits limits,
        boolean wrapPlainJars) {

    /** Settings under which a jar that is no bundle is refused. */
    public FolderSettings(
            Path plugins,
            Path data,
            Duration quiet,
            Duration incompleteAfter,
            Duration rescan,
            AdmissionLimits limits) {
        this(plugins, data, quiet, incompleteAfter, rescan, limits, false);
    }

    /** @throws IllegalArgumentException when a time is out of its bounds, which the message names */
    public FolderSettings {
        Objects.requireNonNull(plugins, "plugins");
        Objects.requireNonNull(data, "data");
        Objects.requireNonNull(limits, "limits");
        positive("quiet", quiet);
        positive("incompleteAfter", incompleteAfter);
        positive("rescan", rescan);
        if (incompleteAfter.compareTo(quiet) < 0) {
            throw new IllegalArgumentException(
                    "incompleteAfter must be >= quiet (" + quiet + "), is " + incompleteAfter);
        }
    }

    /** 50 ms of quiet, a second for what is no whole jar, a listing each second, the usual limits. */
    public static FolderSettings of(Path plugins, Path data) {
        return new FolderSettings(
                plugins,
                data,
                Duration.ofMillis(50),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                AdmissionLimits.defaults());
    }

    private static void positive(String name, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(name + " must be > 0, is " + value);
        }
    }
}
