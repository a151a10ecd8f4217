package dev.cofferdam.itests;

import dev.cofferdam.Settings;
import dev.cofferdam.boot.OfflineCheck;
import dev.cofferdam.deploy.admission.Admission;
import dev.cofferdam.deploy.admission.AdmissionLimits;
import dev.cofferdam.model.CheckReport;
import dev.cofferdam.model.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Judges jars as {@code cofferdam check} does: against others, the services on board, the host and the running JDK. */
final class SetJudge {
    private final Admission admission =
            new Admission(AdmissionLimits.defaults(), Runtime.version().feature());
    private final OfflineCheck check = new OfflineCheck(Settings.defaults(), SetJudge.class.getClassLoader(), Set.of());

    /** What admission says of a jar. */
    Verdict admit(Path jar) {
        return admission.judge(jar, jar.getFileName().toString()).verdict();
    }

    /** What the gate says of a jar, were it dropped where these are. */
    CheckReport judge(Path jar, List<Path> others) {
        return judgeTogether(List.of(jar), others).get(0);
    }

    /** What the gate says of each jar, were all dropped together. */
    List<CheckReport> judgeTogether(List<Path> jars) {
        return judgeTogether(jars, List.of());
    }

    private List<CheckReport> judgeTogether(List<Path> jars, List<Path> others) {
        try {
            return check.check(
                    jars,
                    Stream.concat(others.stream(), Stream.of(Built.bundles())).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
