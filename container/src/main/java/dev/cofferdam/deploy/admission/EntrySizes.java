package dev.cofferdam.deploy.admission;

import dev.cofferdam.model.Finding;
import java.util.ArrayList;
import java.util.List;

/** What the entries claim to unpack to must be within the limits, before a byte of them is unpacked. */
final class EntrySizes {

    /** Below this many unpacked bytes nobody minds how well they pack: a few zeros pack a thousand to one. */
    private static final long HARMLESS = 16L << 20;

    private EntrySizes() {}

    static List<Finding> judge(Archive archive, AdmissionLimits limits) {
        List<Finding> findings = new ArrayList<>();
        long unpacked = archive.entries().stream().mapToLong(ArchiveEntry::size).sum();
        if (unpacked > limits.maxUnpackedBytes()) {
            findings.add(
                    tooLarge(archive, "unpacks to " + unpacked + " bytes, the limit is " + limits.maxUnpackedBytes()));
        }
        if (unpacked > HARMLESS && unpacked / limits.maxRatio() >= archive.bytes()) {
            findings.add(tooLarge(
                    archive,
                    "unpacks to " + unpacked / archive.bytes() + " times its size, the limit is " + limits.maxRatio()));
        }
        return findings;
    }

    private static Finding tooLarge(Archive archive, String problem) {
        return Findings.unusable(
                archive.fileName(),
                problem,
                "split the plugin, or raise the limit if you trust where the jar comes from");
    }
}
