package dev.cofferdam.deploy.admission;

import dev.cofferdam.model.Finding;
import dev.cofferdam.model.PlainText;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Unpacks every entry once, into nowhere: sizes and check sums must be what the directory claims. Frameworks size their
 * buffers by that claim, and a damaged class is better found here than at its first use.
 */
final class EntryContents {

    private static final int SHOWN = 5;

    private final Archive archive;
    private final ZipFile zip;
    private final byte[] buffer = new byte[1 << 16];
    private final CRC32 crc = new CRC32();

    EntryContents(Archive archive, ZipFile zip) {
        this.archive = archive;
        this.zip = zip;
    }

    List<Finding> judge(Set<String> classes, ClassFiles classFiles) {
        List<Finding> findings = new ArrayList<>();
        for (ArchiveEntry entry : archive.entries()) {
            if (entry.directory() && entry.size() == 0) {
                continue;
            }
            boolean ofClass = classes.contains(entry.name());
            problem(entry, ofClass, classFiles)
                    .map(problem -> Findings.unusable(
                            archive.fileName(),
                            "has an entry '" + PlainText.of(entry.name()) + "' " + problem,
                            Findings.BUILD_AGAIN))
                    .ifPresent(findings::add);
            if (findings.size() == SHOWN) {
                break;
            }
        }
        findings.addAll(classFiles.findings());
        return findings;
    }

    private Optional<String> problem(ArchiveEntry entry, boolean ofClass, ClassFiles classFiles) {
        ZipEntry found = zip.getEntry(entry.name());
        if (found == null) {
            return Optional.of("that the JVM does not find");
        }
        crc.reset();
        long total = 0;
        try (InputStream in = zip.getInputStream(found)) {
            int count = in.readNBytes(buffer, 0, buffer.length);
            if (ofClass) {
                classFiles.look(entry.name(), buffer, count);
            }
            while (count > 0 && total <= entry.size()) {
                total += count;
                crc.update(buffer, 0, count);
                count = in.read(buffer);
            }
        } catch (IOException e) {
            return Optional.of("whose bytes are damaged (" + PlainText.of(String.valueOf(e.getMessage())) + ")");
        }
        if (total != entry.size()) {
            String really = total > entry.size() ? "more" : String.valueOf(total);
            return Optional.of("that claims " + entry.size() + " bytes and has " + really);
        }
        return crc.getValue() == entry.crc() ? Optional.empty() : Optional.of("whose bytes fail their check sum");
    }
}
