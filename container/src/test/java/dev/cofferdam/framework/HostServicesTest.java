package dev.cofferdam.framework;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.apache.felix.framework.Felix;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceListener;
import org.osgi.framework.ServiceRegistration;

@Timeout(60)
class HostServicesTest {
    @TempDir
    private Path cache;

    private Felix felix;
    private BundleContext system;
    private HostServices services;

    @BeforeEach
    void start() throws Exception {
        felix = new Felix(Map.of(Constants.FRAMEWORK_STORAGE, cache.toString(), "felix.service.urlhandlers", "false"));
        felix.start();
        system = felix.getBundleContext();
        services = new HostServices(
                system, new ServiceVisibility(id -> Optional.empty(), reference -> {}), system::getService);
        services.open();
    }

    @AfterEach
    void stop() throws Exception {
        felix.stop();
        felix.waitForStop(0);
    }

    @Test
    void whatIsFoundOnceIsFoundAgain() {
        Supplier<String> one = register("one", 0).service();
        assertThat(services.find(Supplier.class)).containsExactly(one);
        assertThat(services.find(Supplier.class)).isSameAs(services.find(Supplier.class));
    }

    @Test
    void whatComesChangesItsRankAndGoesIsSeenAtOnce() {
        assertThat(services.find(Supplier.class)).isEmpty();
        Registered one = register("one", 0);
        assertThat(services.find(Supplier.class)).containsExactly(one.service());
        Registered two = register("two", 1);
        assertThat(services.find(Supplier.class)).containsExactly(two.service(), one.service());
        one.registration().setProperties(ranking(2));
        assertThat(services.find(Supplier.class)).containsExactly(one.service(), two.service());
        one.registration().unregister();
        assertThat(services.find(Supplier.class)).containsExactly(two.service());
    }

    @Test
    void aServiceThatIsOnItsWayOutIsNotFoundAnew() {
        Registered one = register("one", 0);
        List<Object> foundMeanwhile = new ArrayList<>();
        system.addServiceListener((ServiceListener) event -> {
            if (event.getType() == ServiceEvent.UNREGISTERING) {
                foundMeanwhile.addAll(services.find(Supplier.class));
            }
        });
        one.registration().unregister();
        assertThat(foundMeanwhile).isEmpty();
        assertThat(services.find(Supplier.class)).isEmpty();
    }

    @Test
    void nobodyFindsWhatHasGoneHoweverManyLookMeanwhile() throws Exception {
        AtomicBoolean stop = new AtomicBoolean();
        CompletableFuture<Void> looking = CompletableFuture.runAsync(
                () -> {
                    while (!stop.get()) {
                        services.find(Supplier.class);
                    }
                },
                task -> new Thread(task).start());
        for (int i = 0; i < 2_000; i++) {
            Registered next = register("next", 0);
            assertThat(services.find(Supplier.class)).containsExactly(next.service());
            next.registration().unregister();
            assertThat(services.find(Supplier.class)).isEmpty();
        }
        stop.set(true);
        looking.get();
    }

    private record Registered(Supplier<String> service, ServiceRegistration<?> registration) {}

    private Registered register(String text, int ranking) {
        Supplier<String> service = () -> text;
        return new Registered(service, system.registerService(Supplier.class.getName(), service, ranking(ranking)));
    }

    private static Dictionary<String, Object> ranking(int ranking) {
        return new Hashtable<>(Map.of(Constants.SERVICE_RANKING, ranking));
    }
}
