package dev.cofferdam.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.cofferdam.api.fault.PluginFaultException;
import dev.cofferdam.api.fault.PluginThrowable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HostileThrowableTest {
    private final Boundaries boundaries = new Boundaries();

    @AfterEach
    void close() {
        boundaries.close();
    }

    private PluginThrowable causeOf(Throwable thrown) {
        Runnable service = boundaries.service(Runnable.class, () -> Sneaky.raise(thrown));
        PluginFaultException failed = catchThrowableOfType(PluginFaultException.class, service::run);
        assertThat(boundaries.faults).hasSize(1);
        return (PluginThrowable) failed.getCause();
    }

    @Test
    void accessorsThatThrowAreDoneWithout() {
        PluginThrowable cause = causeOf(new Refusing());
        assertThat(cause.originalType()).isEqualTo(Refusing.class.getName());
        assertThat(cause.getMessage()).isNull();
        assertThat(cause.getStackTrace()).isEmpty();
    }

    @Test
    void hugeTextsAndStacksAreCut() {
        RuntimeException huge = new RuntimeException("x".repeat(50_000_000));
        StackTraceElement[] frames = new StackTraceElement[1_000_000];
        java.util.Arrays.fill(frames, new StackTraceElement("a.B", "c", "B.java", 1));
        huge.setStackTrace(frames);
        PluginThrowable cause = causeOf(huge);
        assertThat(cause.getMessage()).hasSize(ThrowableText.MESSAGE + 1);
        assertThat(cause.getStackTrace()).hasSize(ThrowableText.FRAMES);
        assertThat(boundaries.faults.get(0).what()).hasSizeLessThan(ThrowableText.MESSAGE + 100);
    }

    @Test
    void causesThatGoRoundInCirclesOrOnForEverEnd() {
        Exception one = new Exception("one");
        Exception two = new Exception("two", one);
        one.initCause(two);
        assertThat(depth(causeOf(two))).isEqualTo(2);
        boundaries.faults.clear();
        assertThat(depth(causeOf(new Endless()))).isEqualTo(ThrowableText.CAUSES + 1);
    }

    private static int depth(Throwable thrown) {
        return thrown == null ? 0 : 1 + depth(thrown.getCause());
    }

    private static final class Refusing extends RuntimeException {
        private static final long serialVersionUID = 1L;

        @Override
        public String getMessage() {
            throw new IllegalStateException();
        }

        @Override
        public String toString() {
            throw new IllegalStateException();
        }

        @Override
        public Throwable getCause() {
            throw new StackOverflowError();
        }

        @Override
        public StackTraceElement[] getStackTrace() {
            throw new IllegalStateException();
        }

        @Override
        public Throwable fillInStackTrace() {
            return this;
        }
    }

    private static final class Endless extends Exception {
        private static final long serialVersionUID = 1L;

        @Override
        public synchronized Throwable getCause() {
            return new Endless();
        }
    }
}
