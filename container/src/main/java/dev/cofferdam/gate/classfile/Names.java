package dev.cofferdam.gate.classfile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Names and descriptors of the class file (JVMS 4.2, 4.3), and how people write them. */
public final class Names {
    private static final String PRIMITIVES = "BCDFIJSZV";
    private static final List<String> WORDS =
            List.of("byte", "char", "double", "float", "int", "long", "short", "boolean", "void");

    private Names() {}

    /** The dotted package of a class's internal name, empty for the unnamed one. */
    public static String packageOf(String internalName) {
        int slash = internalName.lastIndexOf('/');
        return slash < 0 ? "" : internalName.substring(0, slash).replace('/', '.');
    }

    /** The class as people write it: {@code java.util.Map.Entry}. */
    public static String dotted(String internalName) {
        StringBuilder text = new StringBuilder(internalName.replace('/', '.'));
        for (int i = 1; i < text.length() - 1; i++) {
            if (text.charAt(i) == '$' && Character.isLetter(text.charAt(i + 1)) && text.charAt(i - 1) != '.') {
                text.setCharAt(i, '.');
            }
        }
        return text.toString();
    }

    /** The class without its package. */
    public static String simple(String internalName) {
        String dotted = dotted(internalName.substring(internalName.lastIndexOf('/') + 1));
        return dotted.substring(dotted.lastIndexOf('.') + 1);
    }

    /** Hands over the internal name of each class that the descriptor names; malformed rests are left out. */
    public static void classesIn(String descriptor, Consumer<String> sink) {
        int from = descriptor.indexOf('L');
        while (from >= 0) {
            int end = descriptor.indexOf(';', from);
            if (end < 0) {
                return;
            }
            sink.accept(descriptor.substring(from + 1, end));
            from = descriptor.indexOf('L', end);
        }
    }

    /** Whether the descriptor names a class of which that is true. */
    public static boolean anyClassIn(String descriptor, Predicate<String> wanted) {
        boolean[] found = new boolean[1];
        classesIn(descriptor, name -> found[0] = found[0] || wanted.test(name));
        return found[0];
    }

    /** The class whose loading an array class asks for; empty for an array of primitives, the name itself for no array. */
    public static Optional<String> elementClass(String classConstant) {
        if (!classConstant.startsWith("[")) {
            return Optional.of(classConstant);
        }
        int from = classConstant.lastIndexOf('[') + 1;
        boolean reference = classConstant.length() > from + 1 && classConstant.charAt(from) == 'L';
        return reference
                ? Optional.of(classConstant.substring(from + 1, classConstant.length() - 1))
                : Optional.empty();
    }

    /** The parameters as people write them: {@code (State, int, int)}. */
    public static String parameters(String methodDescriptor) {
        int close = methodDescriptor.indexOf(')');
        return close < 1 ? "(?)" : "(" + String.join(", ", types(methodDescriptor.substring(1, close))) + ")";
    }

    /** The type of a field, or the type that a method returns, as people write it. */
    public static String type(String descriptor) {
        List<String> types = types(descriptor.substring(descriptor.indexOf(')') + 1));
        return types.isEmpty() ? "?" : types.get(0);
    }

    private static List<String> types(String descriptors) {
        List<String> types = new ArrayList<>();
        int at = 0;
        while (at < descriptors.length()) {
            int element = at;
            while (element < descriptors.length() - 1 && descriptors.charAt(element) == '[') {
                element++;
            }
            int end = descriptors.charAt(element) == 'L' ? descriptors.indexOf(';', element) : element;
            if (end < 0) {
                return types;
            }
            types.add(word(descriptors.substring(element, Math.max(end, element + 1))) + "[]".repeat(element - at));
            at = end + 1;
        }
        return types;
    }

    private static String word(String element) {
        int primitive = PRIMITIVES.indexOf(element.charAt(0));
        if (primitive >= 0 && element.length() == 1) {
            return WORDS.get(primitive);
        }
        return element.charAt(0) == 'L' ? simple(element.substring(1)) : "?";
    }
}
