package dev.cofferdam.gate;

import aQute.bnd.differ.Baseline;
import aQute.bnd.differ.DiffPluginImpl;
import aQute.bnd.osgi.Jar;
import aQute.bnd.osgi.Processor;
import aQute.bnd.service.diff.Delta;
import japicmp.cmp.JApiCmpArchive;
import japicmp.cmp.JarArchiveComparator;
import japicmp.cmp.JarArchiveComparatorOptions;
import java.nio.file.Path;

/** Judges of a contract's two versions, who know of no client. */
final class Peers {
    private Peers() {}

    /** Whether bnd's baseline asks for a new major version: what was built against the first may break. */
    static boolean bndSaysMajor(Path first, Path second) {
        try (Jar older = new Jar(first.toFile());
                Jar newer = new Jar(second.toFile());
                Processor processor = new Processor()) {
            return new Baseline(processor, new DiffPluginImpl())
                    .baseline(newer, older, null).stream()
                            .anyMatch(info -> info.packageDiff.getDelta() == Delta.MAJOR
                                    || info.packageDiff.getDelta() == Delta.REMOVED);
        } catch (Exception broken) {
            throw new IllegalStateException(first + " and " + second, broken);
        }
    }

    /** Whether japicmp calls a class binary incompatible. */
    static boolean japicmpSaysIncompatible(Path first, Path second) {
        JarArchiveComparatorOptions options = new JarArchiveComparatorOptions();
        options.getIgnoreMissingClasses().setIgnoreAllMissingClasses(true);
        return new JarArchiveComparator(options)
                        .compare(
                                new JApiCmpArchive(first.toFile(), "1.0.0"),
                                new JApiCmpArchive(second.toFile(), "1.1.0"))
                        .stream()
                        .anyMatch(type -> !type.isBinaryCompatible());
    }
}
