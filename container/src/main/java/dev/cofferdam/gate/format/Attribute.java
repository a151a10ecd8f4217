package dev.cofferdam.gate.format;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The attributes of which the JVM checks the form (JVMS 4.7), and the class file version from which it knows each. */
enum Attribute {
    OTHER("", 0),
    CODE("Code", 0),
    CONSTANT_VALUE("ConstantValue", 0),
    SYNTHETIC("Synthetic", 0),
    DEPRECATED("Deprecated", 0),
    EXCEPTIONS("Exceptions", 0),
    METHOD_PARAMETERS("MethodParameters", 0),
    SOURCE_FILE("SourceFile", 0),
    SOURCE_DEBUG_EXTENSION("SourceDebugExtension", 0),
    INNER_CLASSES("InnerClasses", 0),
    LINE_NUMBERS("LineNumberTable", 0),
    LOCAL_VARIABLES("LocalVariableTable", 0),
    LOCAL_VARIABLE_TYPES("LocalVariableTypeTable", 49),
    SIGNATURE("Signature", 49),
    VISIBLE_ANNOTATIONS("RuntimeVisibleAnnotations", 49),
    INVISIBLE_ANNOTATIONS("RuntimeInvisibleAnnotations", 49),
    VISIBLE_TYPE_ANNOTATIONS("RuntimeVisibleTypeAnnotations", 49),
    INVISIBLE_TYPE_ANNOTATIONS("RuntimeInvisibleTypeAnnotations", 49),
    VISIBLE_PARAMETER_ANNOTATIONS("RuntimeVisibleParameterAnnotations", 49),
    INVISIBLE_PARAMETER_ANNOTATIONS("RuntimeInvisibleParameterAnnotations", 49),
    ANNOTATION_DEFAULT("AnnotationDefault", 49),
    ENCLOSING_METHOD("EnclosingMethod", 49),
    STACK_MAP("StackMapTable", 50),
    BOOTSTRAP_METHODS("BootstrapMethods", 51),
    NEST_MEMBERS("NestMembers", 55),
    NEST_HOST("NestHost", 55),
    RECORD("Record", 60),
    PERMITTED_SUBCLASSES("PermittedSubclasses", 61);

    private static final List<List<Attribute>> BY_LENGTH = byLength();

    private final String word;
    private final byte[] ascii;
    private final int first;

    Attribute(String word, int first) {
        this.word = word;
        this.ascii = word.getBytes(StandardCharsets.US_ASCII);
        this.first = first;
    }

    private static List<List<Attribute>> byLength() {
        List<List<Attribute>> table = new ArrayList<>();
        for (Attribute each : values()) {
            while (table.size() <= each.ascii.length) {
                table.add(new ArrayList<>());
            }
            table.get(each.ascii.length).add(each);
        }
        return table;
    }

    /** The one of that name, if the version of the class file knows it; else {@link #OTHER}. */
    static Attribute named(byte[] bytes, int from, int to, int major) {
        if (to - from < BY_LENGTH.size()) {
            for (Attribute each : BY_LENGTH.get(to - from)) {
                if (Arrays.equals(bytes, from, to, each.ascii, 0, each.ascii.length)) {
                    return each.first <= major ? each : OTHER;
                }
            }
        }
        return OTHER;
    }

    /** A bit of its own. */
    int bit() {
        return 1 << ordinal();
    }

    String word() {
        return word;
    }
}
