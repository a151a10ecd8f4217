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

    private RunningBundles bundles;
    private PluginBundle first;
    private BundleContext provider;
    private BundleContext one;
    private BundleContext two;

    @BeforeEach
    void start() throws Exception {
        bundles = new RunningBundles(folder);
        first = bundles.start("provider", 1, bundles.jar("provider"));
        first.goLive();
        provider = bundles.context(first);
        one = bundles.consumer("one");
        two = bundles.consumer("two");
    }

    @AfterEach
    void stop() {
        bundles.close();
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
        provider.registerService(Callable.class.getName(), factory, null);
        ServiceReference<Callable<?>> reference = callable(one);
        ServiceObjects<Callable<?>> objects = one.getServiceObjects(reference);

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
        provider.registerService(Callable.class.getName(), former, null);
        ServiceObjects<Callable<?>> objects = one.getServiceObjects(callable(one));
        List<Callable<?>> held = List.of(objects.getService(), objects.getService());
        List<Integer> identities = held.stream().map(Object::hashCode).toList();
        assertThat(List.of(held.get(0).call(), held.get(1).call())).containsExactly("one1", "one2");

        ForEachCaller next = nextGeneration(2);
        assertThat(List.of(held.get(0).call(), held.get(1).call(), held.get(0).call()))
                .as("while the former one is on stand-by")
                .doesNotContain("one3");
        bundles.retire(first);

        assertThat(former.givenBack).hasSize(2);
        assertThat(List.of(held.get(1).call(), held.get(0).call(), held.get(1).call()))
                .containsExactly("one1", "one2", "one1");
        assertThat(held).extracting(Object::hashCode).isEqualTo(identities);
        assertThat(next.givenBack).isEmpty();
        assertThat(one.getServiceObjects(callable(one)).getService().call()).isEqualTo("one3");
    }

    @Test
    void aPrototypeWaitsForAGenerationThatComesLater() throws Exception {
        provider.registerService(Callable.class.getName(), new ForEachCaller(), null);
        Callable<?> held = one.getServiceObjects(callable(one)).getService();
        held.call();

        bundles.retire(first);
        assertThatThrownBy(held::call).isInstanceOf(PluginUnavailableException.class);
        PluginBundle second = bundles.start("provider", 2, bundles.jar("provider"));
        bundles.context(second).registerService(Callable.class.getName(), new ForEachCaller(), null);
        second.goLive();

        assertThat(held.call()).isEqualTo("one1");
        bundles.retire(second);
        nextGeneration(3);
        assertThat(held.call()).isEqualTo("one1");
    }

    @Test
    void aPrototypeThatOutlivedItsGenerationIsGivenBackOnceNobodyHoldsIt() throws Exception {
        provider.registerService(Callable.class.getName(), new ForEachCaller(), null);
        List<Callable<?>> held =
                new ArrayList<>(List.of(one.getServiceObjects(callable(one)).getService()));
        ForEachCaller next = nextGeneration(2);
        bundles.retire(first);
        held.get(0).call();

        held.clear();

        Awaitility.await().untilAsserted(() -> {
            System.gc();
            ServiceObjects<Callable<?>> others = two.getServiceObjects(callable(two));
            others.ungetService(others.getService());
            assertThat(next.givenBack).hasSize(1);
        });
    }

    @Test
    void aPrototypeOfAConsumerThatStopsLeadsNowhere() throws Exception {
        provider.registerService(Callable.class.getName(), new ForEachCaller(), null);
        PluginBundle consumer = bundles.start("three", 1, bundles.jar("three"));
        consumer.goLive();
        BundleContext three = bundles.context(consumer);
        Callable<?> held = three.getServiceObjects(callable(three)).getService();
        nextGeneration(2);
        bundles.retire(first);
        assertThat(held.call()).isEqualTo("three1");

        bundles.retire(consumer);
        nextGeneration(3);

        assertThatThrownBy(held::call).isInstanceOf(PluginUnavailableException.class);
    }

    private ForEachCaller nextGeneration(int generation) throws Exception {
        PluginBundle next = bundles.start("provider", generation, bundles.jar("provider"));
        ForEachCaller factory = new ForEachCaller();
        bundles.context(next).registerService(Callable.class.getName(), factory, null);
        next.goLive();
        return factory;
    }

    @Test
    void whatAConsumerHoldsWhenItStopsIsGivenBackAndNobodyIsAtFault() throws Exception {
        List<CallbackFailure> failures = new CopyOnWriteArrayList<>();
        bundles.framework().onCallbackFailure(failures::add);
        ForEachCaller factory = new ForEachCaller();
        provider.registerService(Callable.class.getName(), factory, null);
        PluginBundle consumer = bundles.start("three", 1, bundles.jar("three"));
        consumer.goLive();
        ServiceObjects<Callable<?>> objects =
                bundles.context(consumer).getServiceObjects(callable(bundles.context(consumer)));
        objects.getService().call();
        Callable<?> some = objects.getService();
        some.call();

        bundles.retire(consumer);

        assertThat(factory.givenBack).hasSize(2);
        assertThat(failures).isEmpty();
        assertThatThrownBy(some::call).isInstanceOf(PluginUnavailableException.class);
    }

    @SuppressWarnings("unchecked")
    private static ServiceReference<Callable<?>> callable(BundleContext consumer) {
        return (ServiceReference<Callable<?>>) (ServiceReference<?>) consumer.getServiceReference(Callable.class);
    }
}
