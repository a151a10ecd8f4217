package dev.cofferdam.guard;

import dev.cofferdam.api.fault.PluginException;
import dev.cofferdam.model.Fault;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Takes all ways of a throwable through the boundary once, before there is a plugin. A plugin's first fault may come where no
 * stack is left: what is initialised there for the first time can never be used again, and what is linked there may not (JVMS
 * 5.5, 5.4.3.6). That holds for classes of the JDK, too, which everybody in the JVM would miss then.
 */
final class Rehearsal {
    private static final String NAME = "rehearsal";

    private Rehearsal() {}

    /** The contract's exception, with something to copy. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        private final String said;

        Refused(String said, Throwable cause) {
            super(said, cause);
            this.said = said;
        }

        @Override
        public String getMessage() {
            return said;
        }
    }

    /** The contract. */
    public interface Part {
        /** Fails as it is told. */
        void fail(Throwable how) throws Refused;
    }

    static void run(Clock clock) {
        Reports reports = new Reports(Rehearsal::told, clock);
        PluginGuard plugin = new PluginGuard(NAME, CallRules.direct(Duration.ofDays(1)), reports, new Contracts());
        try {
            ProxyClass type = new ProxyMaker(plugin).standInClass(Part.class, Results.Depth.SERVICE);
            ProxyCore core = new ProxyCore(plugin, type, type.interfaces());
            Part part = (Part) core.instance();
            fail(part, new Error(NAME)); // nobody is behind it
            core.connect(1, () -> (Part) Rehearsal::raise);
            List<Throwable> ways = List.of(
                    new Refused(NAME, new Refused(NAME, null)),
                    new StackOverflowError(),
                    new IllegalStateException(NAME, new Error(NAME)),
                    new IncompatibleClassChangeError(NAME));
            for (Throwable way : ways) {
                way.addSuppressed(new Error(NAME));
                fail(part, way);
                core.classify(0, part, way, true);
                new ExceptionCopy(type.method(0), type.space(), way).make();
                plugin.classifier().classifyLater(type, 0, 1, way);
            }
            later(new ResultCall(plugin, type, 0, 1, System.nanoTime(), GuardedFuture::of));
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("the contract of the rehearsal can be implemented", impossible);
        }
    }

    private static void later(ResultCall call) {
        CompletableFuture<Object> theirs = new CompletableFuture<>();
        Object given = GuardedFuture.of(theirs, call);
        theirs.completeExceptionally(new Error(NAME));
        ((CompletableFuture<?>) given).exceptionally(end -> null).join();
    }

    private static void fail(Part part, Throwable how) {
        try {
            part.fail(how);
        } catch (PluginException | Refused expected) {
            Optional.ofNullable(expected.getCause()).ifPresent(Throwable::getMessage);
        }
    }

    private static void raise(Throwable how) throws Refused {
        if (how instanceof Refused refused) {
            throw refused;
        }
        if (how instanceof RuntimeException unchecked) {
            throw unchecked;
        }
        throw (Error) how;
    }

    /** What the supervisor asks of a fault on the thread of the call. */
    private static void told(Fault fault) {
        fault.alike(fault.plus(fault));
        fault.line();
    }
}
