package dev.cofferdam.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import dev.cofferdam.api.fault.PluginFaultException;
import dev.cofferdam.api.fault.PluginThrowable;
import dev.cofferdam.api.fault.PluginUnavailableException;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What of a contract's own exceptions reaches a caller. */
class HandedOnTest {
    private final Boundaries boundaries = new Boundaries();
    private final ServiceProxy proxy = Boundaries.proxy(boundaries.plugin("acme"), Desk.class);
    private final Desk desk = (Desk) proxy.instance();

    @AfterEach
    void close() {
        boundaries.close();
    }

    /** The contract's exception, with something to say. */
    public static class Rejected extends Exception {
        private static final long serialVersionUID = 1L;
        private final int code;

        public Rejected(String message, int code, Throwable cause) {
            super(message, cause);
            this.code = code;
        }

        public int code() {
            return code;
        }
    }

    /** The contract's exception that nothing can be made of. */
    public static final class Unique extends Exception {
        private static final long serialVersionUID = 1L;

        public Unique(StringBuilder text) {
            super(text.toString());
        }
    }

    public interface Desk {
        void order(String what) throws IOException, Rejected, Unique;

        CompletionStage<String> later(String what) throws Rejected;
    }

    /** Copied into a loader of its own. */
    public static final class Clerk implements Desk {
        /** The plugin's own. */
        static final class Inner extends RuntimeException {
            private static final long serialVersionUID = 1L;

            Inner(String message) {
                super(message);
            }
        }

        /** The plugin's own kind of what the contract declares. */
        static final class OwnRejected extends Rejected {
            private static final long serialVersionUID = 1L;

            OwnRejected(int code) {
                super("own", code, null);
            }
        }

        @Override
        public void order(String what) throws IOException, Rejected, Unique {
            switch (what) {
                case "plain" -> throw new Rejected("plain", 1, new IOException("jdk"));
                case "cause" -> throw new Rejected("caused", 2, new Inner("secret"));
                case "own" -> throw new OwnRejected(3);
                case "jdk" -> throw new IOException("disk", new Inner("secret"));
                case "suppressed" -> {
                    IOException thrown = new IOException("disk");
                    thrown.addSuppressed(new Inner("secret"));
                    throw thrown;
                }
                case "unique" -> {
                    Unique thrown = new Unique(new StringBuilder("u"));
                    thrown.addSuppressed(new Inner("secret"));
                    throw thrown;
                }
                default -> throw new PluginFaultException("other", "Service", "method", "made up", null);
            }
        }

        @Override
        public CompletionStage<String> later(String what) {
            CompletableFuture<String> stage = new CompletableFuture<>();
            new Thread(() -> stage.completeExceptionally(new Rejected("later", 4, null))).start();
            return stage;
        }
    }

    private Throwable thrown(String what) {
        return catchThrowable(() -> desk.order(what));
    }

    private WeakReference<?> connect() throws ReflectiveOperationException {
        CopyLoader bundle =
                new CopyLoader(getClass().getClassLoader(), Clerk.class, Clerk.Inner.class, Clerk.OwnRejected.class);
        Object clerk = bundle.make(Clerk.class);
        proxy.connect(1, () -> clerk);
        return new WeakReference<>(bundle);
    }

    @Test
    void aChainOfTheContractAndTheJdkPassesAsItIs() throws Exception {
        connect();
        Rejected given = (Rejected) thrown("plain");
        assertThat(given).hasCauseExactlyInstanceOf(IOException.class);
        assertThat(given.getStackTrace()[0].getClassName()).isEqualTo(Clerk.class.getName());
        assertThat(boundaries.faults).isEmpty();
    }

    @Test
    void aCauseOfThePluginsOwnIsReplacedByItsText() throws Exception {
        connect();
        Rejected given = (Rejected) thrown("cause");
        assertThat(given.code()).isEqualTo(2);
        assertThat(given).hasMessage("caused");
        assertThat(given.getStackTrace()[0].getClassName()).isEqualTo(Clerk.class.getName());
        assertThat(given.getCause())
                .isInstanceOf(PluginThrowable.class)
                .hasToString(Clerk.Inner.class.getName() + ": secret");
        assertThat(thrown("jdk"))
                .isExactlyInstanceOf(IOException.class)
                .hasMessage("disk")
                .hasCauseInstanceOf(PluginThrowable.class);
        assertThat(thrown("suppressed")).isExactlyInstanceOf(IOException.class).hasMessage("disk");
        assertThat(boundaries.faults).isEmpty();
    }

    @Test
    void aSubclassOfThePluginsOwnBecomesTheContractsClass() throws Exception {
        connect();
        Rejected given = (Rejected) thrown("own");
        assertThat(given).isExactlyInstanceOf(Rejected.class).hasMessage("own");
        assertThat(given.code()).isEqualTo(3);
        assertThat(((PluginThrowable) given.getCause()).originalType()).isEqualTo(Clerk.OwnRejected.class.getName());
        assertThat(boundaries.faults).isEmpty();
    }

    @Test
    void whatCannotBeMadeAnewIsToldInTextAndNotCounted() throws Exception {
        connect();
        assertThat(thrown("unique"))
                .isInstanceOf(PluginFaultException.class)
                .hasMessageContaining("answered with '" + Unique.class.getName() + "'")
                .hasCauseInstanceOf(PluginThrowable.class);
        assertThat(boundaries.faults).isEmpty();
    }

    @Test
    void anExceptionOfOursThatThePluginMadeItselfIsAFault() throws Exception {
        connect();
        Throwable given = thrown("made up");
        assertThat(((PluginFaultException) given).plugin()).isEqualTo("acme");
        assertThat(boundaries.faults).hasSize(1);
        Runnable away = boundaries.service(Runnable.class, () -> {
            throw new PluginUnavailableException("other", "made up");
        });
        assertThat(catchThrowable(away::run)).isInstanceOf(PluginFaultException.class);
        assertThat(boundaries.faults).hasSize(2);
    }

    @Test
    void nothingThatIsHandedOnKeepsThePlugin() throws Exception {
        for (String what : new String[] {"plain", "cause", "own", "jdk", "suppressed", "unique", "made up"}) {
            WeakReference<?> plugin = connect();
            Throwable kept = thrown(what);
            proxy.disconnect("it is stopped");
            awaitCollected(what, plugin);
            assertThat(kept).isNotNull();
        }
    }

    @Test
    void aFailureThatCameOnAThreadOfThePluginsDoesNotKeepItEither() throws Exception {
        WeakReference<?> plugin = connect();
        CompletableFuture<String> future = desk.later("x").toCompletableFuture();
        CompletableFuture<String> dependent = future.thenApply(text -> text);
        Throwable kept = catchThrowable(future::get);
        assertThat(kept).hasCauseExactlyInstanceOf(Rejected.class);
        proxy.disconnect("it is stopped");
        awaitCollected("later", plugin);
        assertThat(dependent).isCompletedExceptionally();
    }

    private static void awaitCollected(String what, WeakReference<?> plugin) {
        await(what).atMost(Duration.ofSeconds(30)).until(() -> {
            System.gc();
            return plugin.refersTo(null);
        });
    }
}
