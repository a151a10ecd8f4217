package dev.cofferdam.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cofferdam.api.fault.PluginFaultException;
import dev.cofferdam.api.fault.PluginUnavailableException;
import dev.cofferdam.model.Fault;
import dev.cofferdam.model.Killed;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.osgi.util.promise.Deferred;
import org.osgi.util.promise.Promise;

@Timeout(60)
class PromiseTest {
    private final Boundaries boundaries = new Boundaries();
    private final PluginGuard plugin = boundaries.plugin("acme");
    private final Deferred<String> theirs = new Deferred<>();
    private final Orders service = Boundaries.service(plugin, Orders.class, order -> theirs.getPromise());

    @AfterEach
    void close() {
        boundaries.close();
    }

    /** A contract in OSGi's promises. */
    public interface Orders {
        Promise<String> place(String order) throws IOException;
    }

    @Test
    void aValueReachesTheCallerInAPromiseOfOurs() throws Exception {
        Promise<String> promise = service.place("tea");
        assertThat(promise).isNotSameAs(theirs.getPromise());
        assertThat(promise.isDone()).isFalse();
        theirs.resolve("done");
        assertThat(promise.map(text -> text + "!").getValue()).isEqualTo("done!");
        await().until(() -> plugin.pendingResults() == 0);
    }

    @Test
    void aFailureIsAFaultAndADeclaredOneIsNot() throws Exception {
        IOException declared = new IOException("no tea");
        theirs.fail(declared);
        assertThat(service.place("tea").getFailure()).isSameAs(declared);
        assertThat(boundaries.faults).isEmpty();
        Deferred<String> broken = new Deferred<>();
        Promise<String> promise = Boundaries.service(plugin, Orders.class, order -> broken.getPromise())
                .place("tea");
        broken.fail(new IllegalStateException("boom"));
        assertThat(promise.getFailure())
                .isInstanceOf(PluginFaultException.class)
                .hasMessageContaining("boom");
        assertThat(boundaries.faults)
                .singleElement()
                .satisfies(fault -> assertThat(fault.where()).endsWith("Orders.place"));
    }

    @Test
    void aPromiseThatIsNotKeptWithinTheDeadlineFails() throws Exception {
        boundaries.guard.plugin("acme", CallRules.direct(Duration.ofMillis(80)));
        assertThat(service.place("tea").getFailure())
                .isInstanceOf(PluginFaultException.class)
                .hasMessageContaining("did not complete what it returned within 80 ms");
        assertThat(boundaries.faults).singleElement().isInstanceOf(Fault.ResultTimedOut.class);
        theirs.resolve("too late");
    }

    @Test
    void retirementEndsAPromise() throws Exception {
        Promise<String> promise = service.place("tea");
        assertThat(plugin.awaitDrained(1, Duration.ZERO)).isFalse();
        plugin.retired(1, "replaced");
        assertThat(promise.getFailure()).isInstanceOf(PluginUnavailableException.class);
        theirs.resolve("too late");
        assertThat(boundaries.faults).isEmpty();
    }

    @Test
    void whatAKillEndsIsUnavailableAndNoFault() throws Exception {
        Promise<String> promise = service.place("tea");
        theirs.fail(new Killed("acme"));
        assertThat(promise.getFailure())
                .isInstanceOf(PluginUnavailableException.class)
                .hasMessageContaining("what was done in its code was ended");
        assertThat(service.place("again").getFailure()).isInstanceOf(PluginUnavailableException.class);
        assertThat(boundaries.faults).isEmpty();
        await().until(() -> plugin.pendingResults() == 0);
    }

    @Test
    void thePromisesOfAContractAreThoseThatItIsWiredTo() throws Exception {
        PromiseLibrary library = PromiseLibrary.of(Promise.class).orElseThrow();
        assertThat(library.isPromise(theirs.getPromise())).isTrue();
        assertThat(PromiseLibrary.of(Runnable.class)).isEmpty();
    }
}
