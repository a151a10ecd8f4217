package dev.cofferdam.supervise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cofferdam.supervise.Convoy.Phase;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ConvoyTest {
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void close() {
        threads.shutdownNow();
    }

    @Test
    void whoGoesAloneWaitsForNobody() throws Exception {
        Convoy alone = Convoy.alone("a");

        assertThat(alone.several()).isFalse();
        assertThat(alone.awaitNeeded("a")).isTrue();
        alone.passWithAll("a", Phase.STARTED);
        alone.passWithAll("a", Phase.LIVE);
    }

    @Test
    void oneStartsOnceThoseThatItNeedsHaveStarted() throws Exception {
        Convoy convoy = new Convoy(Map.of("contract", Set.of(), "user", Set.of("contract")));
        Future<Boolean> user = threads.submit(() -> convoy.awaitNeeded("user"));
        assertThat(convoy.awaitNeeded("contract")).isTrue();
        assertThat(user).isNotDone();

        convoy.pass("contract", Phase.STARTED);

        assertThat(user.get()).isTrue();
    }

    @Test
    void whoNeedsOneThatDropsOutIsTold() throws Exception {
        Convoy convoy = new Convoy(Map.of("contract", Set.of(), "user", Set.of("contract")));

        convoy.leave("contract");

        assertThat(convoy.awaitNeeded("user")).isFalse();
    }

    @Test
    void nobodyIsAheadOfTheOthersAndNobodyWaitsForWhoHasLeft() throws Exception {
        Convoy convoy = new Convoy(Map.of("a", Set.of(), "b", Set.of(), "c", Set.of()));
        Future<?> a = threads.submit(() -> passed(convoy, "a"));
        Future<?> b = threads.submit(() -> passed(convoy, "b"));
        assertThat(a).isNotDone();

        convoy.leave("c");

        await().until(() -> a.isDone() && b.isDone());
    }

    private static boolean passed(Convoy convoy, String name) throws InterruptedException {
        convoy.passWithAll(name, Phase.STARTED);
        return true;
    }

    @Test
    void thoseThatNeedOneAnotherGoTogetherAndOthersAlone() {
        Convoys convoys = new Convoys(Map.of(
                "contract", Set.of(), "user", Set.of("contract"), "users-user", Set.of("user"), "other", Set.of()));

        assertThat(convoys.of("users-user")).isSameAs(convoys.of("contract")).isSameAs(convoys.of("user"));
        assertThat(convoys.of("user").several()).isTrue();
        assertThat(convoys.of("other").several()).isFalse();
        assertThat(convoys.of("new").several()).isFalse();
    }

    @Test
    void ofThoseThatNeedEachOtherOneGoesFirst() throws Exception {
        Convoys convoys = new Convoys(Map.of("a", Set.of("b"), "b", Set.of("a")));
        Convoy convoy = convoys.of("a");
        Future<Boolean> a = threads.submit(() -> started(convoy, "a"));
        Future<Boolean> b = threads.submit(() -> started(convoy, "b"));

        assertThat(a.get()).isTrue();
        assertThat(b.get()).isTrue();
    }

    private static boolean started(Convoy convoy, String name) throws InterruptedException {
        boolean may = convoy.awaitNeeded(name);
        convoy.pass(name, Phase.STARTED);
        return may;
    }
}
