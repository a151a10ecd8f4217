package dev.cofferdam.gate.version;

import java.util.Optional;

/** How the version of an exported package fits the range that an importer declares for it. */
public enum VersionFit {
    /** It fits, or neither side states a version. */
    FITS,
    /** One of the two texts is not what OSGi allows. */
    MALFORMED,
    /** The range does not admit the version. */
    OUTSIDE,
    /** Both are below 1.0.0 and differ in the minor version, which is breaking there. */
    UNSTABLE_STEP,
    /** The importer asks for no version, so it does not say what it was built against. */
    NO_RANGE,
    /** The range admits a version that, by its number, breaks what the importer was built against. */
    SPANS_BREAKING_STEP;

    /**
     * Compares by Semantic Versioning as the OSGi Alliance's white paper has it: a major step breaks, and so does a minor
     * step below 1.0.0.
     *
     * @param range as in the manifest, empty when the importer declares none
     * @param exported as in the manifest
     */
    public static VersionFit of(String range, String exported) {
        Optional<VersionRange> declared = VersionRange.parse(range);
        Optional<Version> version = Version.parse(exported);
        if (declared.isEmpty() || version.isEmpty()) {
            return MALFORMED;
        }
        return of(declared.get(), version.get());
    }

    private static VersionFit of(VersionRange range, Version version) {
        Version floor = range.floor();
        if (unstableStep(floor, version)) {
            return UNSTABLE_STEP;
        }
        if (!range.includes(version)) {
            return OUTSIDE;
        }
        if (floor.equals(Version.NONE)) {
            return version.states() ? NO_RANGE : FITS;
        }
        return floor.major() == version.major() ? FITS : SPANS_BREAKING_STEP;
    }

    private static boolean unstableStep(Version floor, Version version) {
        return !floor.equals(Version.NONE)
                && floor.unstable()
                && version.unstable()
                && floor.minor() != version.minor();
    }
}
