package dev.cofferdam.deploy.admission;

import dev.cofferdam.model.BundleManifest;
import dev.cofferdam.model.Finding;
import dev.cofferdam.model.ManifestHeaders;
import dev.cofferdam.model.PlainText;
import dev.cofferdam.model.Verdict;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Looks at a jar before anybody else opens it, and says all that is wrong with it at once. Plugin code never runs here,
 * and memory is bounded whatever the jar claims. Safe for use by several threads.
 */
public final class Admission {

    private final AdmissionLimits limits;
    private final int javaFeature;

    /**
     * Judges by the limits, for a JVM.
     *
     * @param limits how large a jar may be
     * @param javaFeature the feature release of the JVM that is to run the jar, 17 or above
     */
    public Admission(AdmissionLimits limits, int javaFeature) {
        this.limits = Objects.requireNonNull(limits, "limits");
        this.javaFeature = javaFeature;
    }

    /**
     * Judges a jar. A jar that cannot be read is a finding, never an exception.
     *
     * @param jar a file that nobody writes to any more
     * @param fileName the name that people know the jar by
     */
    public Judgement judge(Path jar, String fileName) {
        String shown = PlainText.of(fileName);
        try (FileChannel channel = FileChannel.open(jar)) {
            return archive(jar, channel, shown);
        } catch (ZipException | EOFException e) {
            return refused(shown, "is damaged (" + PlainText.of(String.valueOf(e.getMessage())) + ")");
        } catch (IOException | RuntimeException e) {
            return refused(shown, "cannot be read (" + PlainText.of(e.toString()) + ")");
        }
    }

    /** What a jar of so many bytes is refused for before it is copied; empty when its size is within the limit. */
    public Optional<Verdict> tooLarge(String fileName, long bytes) {
        return bytes <= limits.maxJarBytes()
                ? Optional.empty()
                : Optional.of(
                        refused(PlainText.of(fileName), "has " + bytes + " bytes, the limit is " + limits.maxJarBytes())
                                .verdict());
    }

    /** What a file is refused for that stays without the end of an archive. */
    public Verdict notWhole(String fileName, ArchiveEnd end) {
        return refused(PlainText.of(fileName), end.problem()).verdict();
    }

    private Judgement archive(Path jar, FileChannel channel, String fileName) throws IOException {
        long bytes = channel.size();
        if (bytes > limits.maxJarBytes()) {
            return refused(fileName, "has " + bytes + " bytes, the limit is " + limits.maxJarBytes());
        }
        ArchiveEnd end = ArchiveEnd.find(channel);
        if (!end.whole()) {
            return refused(fileName, end.problem());
        }
        CentralDirectory directory = CentralDirectory.read(channel, end, limits.maxEntries());
        if (!directory.problem().isEmpty()) {
            return refused(fileName, directory.problem());
        }
        Archive archive = new Archive(fileName, channel, bytes, end.directoryOffset(), directory.entries());
        List<Finding> findings = new ArrayList<>(EntryNames.judge(archive));
        findings.addAll(EntrySizes.judge(archive, limits));
        findings.addAll(new EntryLayout(archive).judge());
        return findings.isEmpty() ? bundle(jar, archive) : refused(fileName, findings);
    }

    private Judgement bundle(Path jar, Archive archive) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            ManifestHeaders headers = BundleManifest.read(zip, limits.manifest(), javaFeature);
            BundleHeaders bundle = new BundleHeaders(headers, archive.fileName());
            List<Finding> findings = new ArrayList<>();
            headers.problems().stream()
                    .map(problem -> Findings.unusable(archive.fileName(), problem.text(), problem.nextStep()))
                    .forEach(findings::add);
            if (!headers.unusable()) {
                findings.addAll(bundle.judge());
                findings.addAll(new WiringHeaders(headers, archive.fileName()).judge());
            }
            ClassBranch branch = new ClassBranch(javaFeature, headers.multiRelease());
            findings.addAll(new EntryContents(archive, zip).judge(branch.of(archive), new ClassFiles()));
            return findings.isEmpty() ? admitted(archive, bundle) : refused(archive.fileName(), findings);
        }
    }

    private static Judgement admitted(Archive archive, BundleHeaders bundle) {
        Identity identity = new Identity(
                bundle.symbolicName().orElseThrow(), bundle.version().orElseThrow());
        return new Judgement(
                Optional.of(identity),
                new Verdict("'" + identity.symbolicName() + "' " + identity.version(), List.of()));
    }

    private static Judgement refused(String fileName, String problem) {
        return refused(fileName, List.of(Findings.unusable(fileName, problem, Findings.BUILD_AGAIN)));
    }

    private static Judgement refused(String fileName, List<Finding> findings) {
        return new Judgement(Optional.empty(), new Verdict("'" + fileName + "'", findings));
    }
}
