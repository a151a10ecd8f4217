package dev.cofferdam.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cofferdam.api.fault.PluginUnavailableException;
import dev.cofferdam.framework.CallbackFailure;
import dev.cofferdam.framework.PluginBundle;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.PrototypeServiceFactory;
import org.osgi.framework.ServiceObjects;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;

/** What becomes of objects of services of prototype scope: each leads to one that its holder has for itself. */
@Timeout(60)
class PrototypesTest {
    @TempDir
    private Path folder;

    private TwoConsumers with;

    @BeforeEach
    void start() throws Exception {
        with = new TwoConsumers(folder);
    }

    @AfterEach
    void stop() {
        with.close();
    }

    private static final class ForEachCaller implements PrototypeServiceFactory<Callable<?>> {
        private final AtomicInteger made = new AtomicInteger();
        private final List<Object> givenBack = new ArrayList<>();

        @Override
        public Callable<?> getService(Bundle bundle, ServiceRegistration<Callable<?>> registration) {
            String name = bundle.getSymbolicName() + made.incrementAndGet();
            return () -> name;
        }

        @Override
        public void ungetService(Bundle bundle, ServiceRegistration<Callable<?>> registration, Callable<?> service) {
            givenBack.add(service);
        }
    }

    @Test
    void aServiceOfPrototypeScopeIsMadeAnewEachTimeAndGivenBack() throws Exception {
        ForEachCaller factory = new ForEachCaller();
        with.provider.registerService(Callable.class.getName(), factory, null);
        ServiceReference<Callable<?>> reference = callable(with.one);
        ServiceObjects<Callable<?>> objects = with.one.getServiceObjects(reference);

        Callable<?> some = objects.getService();
        Callable<?> other = objects.getService();

        assertThat(reference.getProperty(Constants.SERVICE_SCOPE)).isEqualTo(Constants.SCOPE_PROTOTYPE);
        assertThat(some).isNotSameAs(other);
        assertThat(List.of(some.call(), other.call(), some.call())).containsExactly("one1", "one2", "one1");
        objects.ungetService(some);
        assertThat(factory.givenBack).hasSize(1);
        assertThatThrownBy(some::call)
                .isInstanceOf(PluginUnavailableException.class)
                .hasMessageContaining("it was given back");
        assertThat(other.call()).isEqualTo("one2");
    }

    @Test
    void aPrototypeLeadsOnToAnObjectOfItsOwnInTheNextGeneration() throws Exception {
        ForEachCaller former = new ForEachCaller();
        with.provider.registerService(Callable.class.getName(), former, null);
        ServiceObjects<Callable<?>> objects = with.one.getServiceObjects(callable(with.one));
        List<Callable<?>> held = List.of(objects.getService(), objects.getService());
        List<Integer> identities = held.stream().map(Object::hashCode).toList();
        assertThat(List.of(held.get(0).call(), held.get(1).call())).containsExactly("one1", "one2");

        ForEachCaller next = nextGeneration(2);
        assertThat(List.of(held.get(0).call(), held.get(1).call(), held.get(0).call()))
                .as("while the former one is on stand-by")
                .doesNotContain("one3");
        with.bundles.retire(with.first);

        assertThat(former.givenBack).hasSize(2);
        assertThat(List.of(held.get(1).call(), held.get(0).call(), held.get(1).call()))
                .containsExactly("one1", "one2", "one1");
        assertThat(held).extracting(Object::hashCode).isEqualTo(identities);
        assertThat(next.givenBack).isEmpty();
        assertThat(with.one.getServiceObjects(callable(with.one)).getService().call())
                .isEqualTo("one3");
    }

    @Test
    void aPrototypeWaitsForAGenerationThatComesLater() throws Exception {
        with.provider.registerService(Callable.class.getName(), new ForEachCaller(), null);
        Callable<?> held = with.one.getServiceObjects(callable(with.one)).getService();
        held.call();

        with.bundles.retire(with.first);
        assertThatThrownBy(held::call).isInstanceOf(PluginUnavailableException.class);
        PluginBundle second = with.bundles.start("provider", 2, with.bundles.jar("provider"));
        with.bundles.context(second).registerService(Callable.class.getName(), new ForEachCaller(), null);
        second.goLive();

        assertThat(held.call()).isEqualTo("one1");
        with.bundles.retire(second);
        nextGeneration(3);
        assertThat(held.call()).isEqualTo("one1");
    }

    @Test
    void aPrototypeThatOutlivedItsGenerationIsGivenBackOnceNobodyHoldsIt() throws Exception {
        with.provider.registerService(Callable.class.getName(), new ForEachCaller(), null);
        List<Callable<?>> held = new ArrayList<>(
                List.of(with.one.getServiceObjects(callable(with.one)).getService()));
        ForEachCaller next = nextGeneration(2);
        with.bundles.retire(with.first);
        held.get(0).call();

        held.clear();

        Awaitility.await().untilAsserted(() -> {
            System.gc();
            ServiceObjects<Callable<?>> others = with.two.getServiceObjects(callable(with.two));
            others.ungetService(others.getService());
            assertThat(next.givenBack).hasSize(1);
        });
    }

    @Test
    void aPrototypeOfAConsumerThatStopsLeadsNowhere() throws Exception {
        with.provider.registerService(Callable.class.getName(), new ForEachCaller(), null);
        PluginBundle consumer = with.bundles.start("three", 1, with.bundles.jar("three"));
        consumer.goLive();
        BundleContext three = with.bundles.context(consumer);
        Callable<?> held = three.getServiceObjects(callable(three)).getService();
        nextGeneration(2);
        with.bundles.retire(with.first);
        assertThat(held.call()).isEqualTo("three1");

        with.bundles.retire(consumer);
        nextGeneration(3);

        assertThatThrownBy(held::call).isInstanceOf(PluginUnavailableException.class);
    }

    private ForEachCaller nextGeneration(int generation) throws Exception {
        PluginBundle next = with.bundles.start("provider", generation, with.bundles.jar("provider"));
        ForEachCaller factory = new ForEachCaller();
        with.bundles.context(next).registerService(Callable.class.getName(), factory, null);
        next.goLive();
        return factory;
    }

    @Test
    void whatAConsumerHoldsWhenItStopsIsGivenBackAndNobodyIsAtFault() throws Exception {
        List<CallbackFailure> failures = new CopyOnWriteArrayList<>();
        with.bundles.framework().onCallbackFailure(failures::add);
        ForEachCaller factory = new ForEachCaller();
        with.provider.registerService(Callable.class.getName(), factory, null);
        PluginBundle consumer = with.bundles.start("three", 1, with.bundles.jar("three"));
        consumer.goLive();
        ServiceObjects<Callable<?>> objects =
                with.bundles.context(consumer).getServiceObjects(callable(with.bundles.context(consumer)));
        objects.getService().call();
        Callable<?> some = objects.getService();
        some.call();

        with.bundles.retire(consumer);

        assertThat(factory.givenBack).hasSize(2);
        assertThat(failures).isEmpty();
        assertThatThrownBy(some::call).isInstanceOf(PluginUnavailableException.class);
    }

    @SuppressWarnings("unchecked")
    private static ServiceReference<Callable<?>> callable(BundleContext consumer) {
        return (ServiceReference<Callable<?>>) (ServiceReference<?>) consumer.getServiceReference(Callable.class);
    }
}
