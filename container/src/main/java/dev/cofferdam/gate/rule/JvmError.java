package dev.cofferdam.gate.rule;

import dev.cofferdam.model.FindingKind;
import java.util.List;
import java.util.Set;

/** The error that the JVM would throw, what a finding calls it, and who would catch it. */
public enum JvmError {
    NO_CLASS_DEF_FOUND("NoClassDefFoundError", FindingKind.CLASS_MISSING, ""),
    UNSUPPORTED_CLASS_VERSION("UnsupportedClassVersionError", FindingKind.CLASS_UNREADABLE, "ClassFormatError"),
    VERIFY("VerifyError", FindingKind.INCOMPATIBLE_CHANGE, ""),
    LOADER_CONSTRAINT("LinkageError", FindingKind.INCOMPATIBLE_CHANGE, ""),
    CLASS_CIRCULARITY("ClassCircularityError", FindingKind.INCOMPATIBLE_CHANGE, ""),
    ILLEGAL_ACCESS("IllegalAccessError", FindingKind.NOT_ACCESSIBLE, "IncompatibleClassChangeError"),
    INCOMPATIBLE_CLASS_CHANGE("IncompatibleClassChangeError", FindingKind.INCOMPATIBLE_CHANGE, ""),
    INSTANTIATION("InstantiationError", FindingKind.INCOMPATIBLE_CHANGE, "IncompatibleClassChangeError"),
    NO_SUCH_FIELD("NoSuchFieldError", FindingKind.FIELD_MISSING, "IncompatibleClassChangeError"),
    NO_SUCH_METHOD("NoSuchMethodError", FindingKind.METHOD_MISSING, "IncompatibleClassChangeError"),
    ABSTRACT_METHOD("AbstractMethodError", FindingKind.METHOD_NOT_IMPLEMENTED, "IncompatibleClassChangeError");

    private final String word;
    private final FindingKind kind;
    private final Set<String> catchers;

    JvmError(String word, FindingKind kind, String parent) {
        this.word = word;
        this.kind = kind;
        this.catchers = Set.copyOf(List.of(
                "java/lang/" + word,
                parent.isEmpty() ? "java/lang/LinkageError" : "java/lang/" + parent,
                "java/lang/LinkageError",
                "java/lang/Error",
                "java/lang/Throwable"));
    }

    /** The simple name of the error. */
    public String word() {
        return word;
    }

    public FindingKind kind() {
        return kind;
    }

    /**
     * Whether a {@code catch} of one of these classes, by internal name, catches the error where it is thrown. A class that
     * fails verification has no code that could catch anything.
     */
    public boolean caughtBy(Set<String> caught) {
        return this != VERIFY && caught.stream().anyMatch(catchers::contains);
    }
}
