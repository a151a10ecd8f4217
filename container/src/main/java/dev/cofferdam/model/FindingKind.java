package dev.cofferdam.model;

import java.util.Locale;

/** What a finding can be, named after the rule or the error of the JVM that it foretells. */
public enum FindingKind {
    /** The jar cannot be read as a plugin at all. */
    UNUSABLE_JAR,
    /** An imported package is exported by nobody. */
    PACKAGE_MISSING,
    /** An imported package is there, but at a version that does not fit. */
    PACKAGE_VERSION,
    /** An exported package has less than its version promises. */
    PROVIDER_LIES,
    /** Something else that the plugin requires is not there. */
    REQUIREMENT_MISSING,
    /** A class file is newer than the JVM, or cannot be parsed. */
    CLASS_UNREADABLE,
    /** A class file can be parsed, and no JVM links it whatever it is wired to: {@code VerifyError}, {@code ClassFormatError}. */
    CLASS_UNVERIFIABLE,
    /** {@code NoClassDefFoundError} */
    CLASS_MISSING,
    /** {@code IllegalAccessError} */
    NOT_ACCESSIBLE,
    /** {@code IncompatibleClassChangeError} */
    INCOMPATIBLE_CHANGE,
    /** {@code NoSuchFieldError} */
    FIELD_MISSING,
    /** {@code NoSuchMethodError} */
    METHOD_MISSING,
    /** {@code AbstractMethodError} */
    METHOD_NOT_IMPLEMENTED;

    /** The kind's words, as people read them. */
    public String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
