package dev.cofferdam.framework;

import java.util.List;

/**
 * Whether a throwable can be asked what it is about without code of a plugin being run, which need not return. Asked where a
 * plugin has run out of stack, too: there is no lambda and no string concatenation here, as in {@link FrameworkLog}.
 */
final class Askable {
    private static final List<String> ASKED =
            List.of("getMessage", "getLocalizedMessage", "getCause", "getStackTrace", "toString");
    private static final int MOST_CAUSES = 8;

    private Askable() {}

    static boolean is(Throwable thrown) {
        return is(thrown, MOST_CAUSES);
    }

    /** What is told of in place of one that cannot be asked. */
    static Throwable instead(Throwable thrown) {
        return new IllegalStateException(
                thrown.getClass().getName().concat(" (what it says is not told: to ask it would run a plugin's code)"));
    }

    private static boolean is(Throwable thrown, int causes) {
        if (causes == 0 || !isSilent(thrown.getClass())) {
            return false;
        }
        Throwable cause = thrown.getCause();
        boolean askable = cause == null || is(cause, causes - 1);
        for (Throwable each : thrown.getSuppressed()) {
            askable = askable && is(each, causes - 1);
        }
        return askable;
    }

    /** Whether all that it answers with is the JDK's, or the container's. */
    private static boolean isSilent(Class<?> type) {
        if (isOurs(type)) {
            return true;
        }
        try {
            for (String name : ASKED) {
                if (!isOurs(type.getMethod(name).getDeclaringClass())) {
                    return false;
                }
            }
            return isOurs(type.getMethod("printStackTrace", java.io.PrintStream.class)
                            .getDeclaringClass())
                    && isOurs(type.getMethod("printStackTrace", java.io.PrintWriter.class)
                            .getDeclaringClass());
        } catch (NoSuchMethodException | LinkageError unreadable) {
            return false;
        }
    }

    private static boolean isOurs(Class<?> type) {
        return type.getModule().isNamed() || type.getClassLoader() == Askable.class.getClassLoader();
    }
}
