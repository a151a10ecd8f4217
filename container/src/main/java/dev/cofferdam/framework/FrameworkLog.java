package dev.cofferdam.framework;

import org.apache.felix.framework.Logger;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Sends the framework's own log to SLF4J, one step lower than Felix rates it: our log tells the story already. It is written to
 * where a plugin has run out of stack, too: a call site that cannot be linked then can never be (JVMS 5.4.3.6), so that there
 * is no lambda and no string concatenation here.
 */
final class FrameworkLog extends Logger {
    private static final org.slf4j.Logger LOG = LoggerFactory.getLogger("felix");

    private static final int MOST_CAUSES = 8;

    private volatile Heard heard = (bundle, message, thrown) -> {};

    /** Told of an error that Felix met with code of a bundle, on the thread that it met it on. */
    interface Heard {
        void error(Bundle bundle, String message, Throwable thrown);
    }

    FrameworkLog() {
        setLogLevel(LOG_WARNING);
    }

    void tell(Heard listener) {
        heard = listener;
    }

    @Override
    @SuppressWarnings("rawtypes") // the superclass's signature
    protected void doLog(Bundle bundle, ServiceReference service, int level, String message, Throwable thrown) {
        if (level <= LOG_ERROR && bundle != null && thrown != null) {
            heard.error(bundle, message, thrown);
        }
        doLog(
                level,
                bundle == null
                        ? message
                        : "bundle "
                                .concat(Long.toString(bundle.getBundleId()))
                                .concat(": ")
                                .concat(message),
                thrown);
    }

    @Override
    protected void doLog(int level, String message, Throwable thrown) {
        LOG.atLevel(level <= LOG_ERROR ? Level.INFO : Level.DEBUG)
                .setCause(thrown != null && safe(thrown, MOST_CAUSES) ? thrown : null)
                .log(
                        "{}",
                        thrown == null
                                ? message
                                : message.concat(" (")
                                        .concat(thrown.getClass().getName())
                                        .concat(")"));
    }

    /** Whether it can be printed, here and now, without a plugin's code being run: that need not return. */
    private static boolean safe(Throwable thrown, int causes) {
        boolean safe = causes > 0
                && (thrown.getClass().getModule().isNamed()
                        || thrown.getClass().getClassLoader() == FrameworkLog.class.getClassLoader())
                && (thrown.getCause() == null || safe(thrown.getCause(), causes - 1));
        if (safe) {
            for (Throwable each : thrown.getSuppressed()) {
                safe = safe && safe(each, causes - 1);
            }
        }
        return safe;
    }
}
