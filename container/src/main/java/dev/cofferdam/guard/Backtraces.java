package dev.cofferdam.guard;

import java.util.Set;

/**
 * Takes from throwables what the JVM notes beside their stack trace: the classes of its frames, which are the plugin's and
 * would be kept in memory. To be called where the plugin is on the stack no more.
 */
final class Backtraces {
    private Backtraces() {}

    static void renew(Set<Throwable> chain) {
        chain.forEach(Backtraces::renew);
    }

    private static void renew(Throwable thrown) {
        try {
            StackTraceElement[] text = thrown.getStackTrace();
            thrown.fillInStackTrace();
            thrown.setStackTrace(text);
        } catch (RuntimeException hostile) {
            // a contract's class may do otherwise than it should; then it stays as it is
            return;
        }
    }
}
