package dev.cofferdam.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cofferdam.api.fault.PluginUnavailableException;
import dev.cofferdam.framework.OfferedService;
import dev.cofferdam.framework.PluginBundle;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceFactory;
import org.osgi.framework.ServiceListener;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.util.tracker.ServiceTracker;

/** What bundles find in the registry of a framework that runs: OSGi services of all kinds, with stand-ins in their place. */
@Timeout(60)
class GuardedStandInsTest {
    private static final Object RAW = new Object();

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

    private static Callable<Object> tells(Object what) {
        return () -> what;
    }

    private static Dictionary<String, Object> of(Map<String, Object> properties) {
        return new Hashtable<>(properties);
    }

    @SuppressWarnings("unchecked")
    private static Callable<Object> found(BundleContext consumer) {
        return (Callable<Object>) consumer.getService(consumer.getServiceReference(Callable.class.getName()));
    }

    @Test
    void aSingletonIsOneObjectForAllConsumersAndTheRawOneForItsPlugin() throws Exception {
        Callable<Object> raw = tells(RAW);
        with.provider.registerService(Callable.class, raw, null);

        assertThat(found(with.one)).isSameAs(found(with.two)).isNotSameAs(raw);
        assertThat(found(with.one).call()).isSameAs(RAW);
        assertThat(found(with.provider)).as("a plugin among its own").isSameAs(raw);
        assertThat(with.one.getServiceReferences(Callable.class, null)).hasSize(1);
        assertThat(with.provider.getServiceReferences(Callable.class, null)).hasSize(1);
    }

    private static final class ForEachBundle implements ServiceFactory<Callable<?>> {
        private final List<String> made = new ArrayList<>();

        @Override
        public Callable<?> getService(Bundle bundle, ServiceRegistration<Callable<?>> registration) {
            made.add(bundle.getSymbolicName());
            return tells(bundle.getSymbolicName());
        }

        @Override
        public void ungetService(Bundle bundle, ServiceRegistration<Callable<?>> registration, Callable<?> service) {}
    }

    @Test
    void aServiceOfBundleScopeIsMadeOnceForEachConsumer() throws Exception {
        ForEachBundle factory = new ForEachBundle();
        with.provider.registerService(Callable.class.getName(), factory, null);

        assertThat(with.one.getServiceReference(Callable.class).getProperty(Constants.SERVICE_SCOPE))
                .isEqualTo(Constants.SCOPE_BUNDLE);
        assertThat(found(with.one)).isSameAs(found(with.one)).isNotSameAs(found(with.two));
        assertThat(factory.made).as("made at the first call").isEmpty();
        assertThat(found(with.one).call()).isEqualTo("one");
        assertThat(found(with.two).call()).isEqualTo("two");
        assertThat(found(with.one).call()).isEqualTo("one");
        assertThat(factory.made).containsExactly("one", "two");
    }

    private static final class Several implements Callable<Object>, Supplier<Object>, Comparator<String> {
        @Override
        public Object call() {
            return "called";
        }

        @Override
        public Object get() {
            return "got";
        }

        @Override
        public int compare(String a, String b) {
            return a.length() - b.length();
        }
    }

    @Test
    void aServiceOfInterfacesFromSeveralPackagesIsOneObjectWithAllOfThem() throws Exception {
        String[] names = {Callable.class.getName(), Supplier.class.getName(), Comparator.class.getName()};
        with.provider.registerService(names, new Several(), null);

        Callable<Object> service = found(with.one);

        assertThat(service).isInstanceOf(Supplier.class).isInstanceOf(Comparator.class);
        assertThat(service.call()).isEqualTo("called");
        assertThat(((Supplier<?>) service).get()).isEqualTo("got");
        assertThat(with.one.getServiceReference(Comparator.class))
                .isEqualTo(with.one.getServiceReference(Callable.class));
        assertThat(with.one.getServiceReference(Callable.class).getProperty(Constants.OBJECTCLASS))
                .isEqualTo(names);
    }

    @Test
    void aServiceUnderAClassIsSeenAsItIsSaidSoAndGoesWithItsPlugin() throws Exception {
        StringBuilder raw = new StringBuilder();
        with.provider.registerService(
                new String[] {StringBuilder.class.getName(), CharSequence.class.getName()}, raw, null);

        ServiceReference<?> reference = with.one.getServiceReference(StringBuilder.class);
        assertThat((Object) with.one.getService(reference)).isSameAs(raw);
        assertThat(with.first.services())
                .containsExactly(new OfferedService(
                        List.of(StringBuilder.class.getName(), CharSequence.class.getName()),
                        Optional.of("'java.lang.StringBuilder' is a class; only interfaces can be proxied")));
        with.bundles.retire(with.first);
        assertThat(with.one.getServiceReference(StringBuilder.class)).isNull();
        assertThat(with.one.getServiceReference(CharSequence.class)).isNull();
        assertThat(with.one.getService(reference)).isNull();
    }

    @Test
    void propertiesAreMirroredAndSoIsWhatChanges() {
        ServiceRegistration<?> registration = with.provider.registerService(
                Callable.class, tells(1), of(Map.of("colour", "red", "sizes", new int[] {1, 2}, "old", true)));
        List<String> events = new ArrayList<>();
        with.two.addServiceListener((ServiceListener) event -> events.add(type(event)));
        ServiceReference<?> reference = with.one.getServiceReference(Callable.class);

        assertThat(reference.getProperty("colour")).isEqualTo("red");
        assertThat(reference.getProperty("sizes")).isEqualTo(new int[] {1, 2});
        registration.setProperties(of(Map.of("colour", "green")));

        assertThat(reference.getProperty("colour")).isEqualTo("green");
        assertThat(reference.getPropertyKeys()).doesNotContain("old", "sizes");
        assertThat(events).containsExactly("modified");
        assertThat(filtered(with.one, "(colour=green)")).containsExactly(reference);
        assertThat(filtered(with.one, "(colour=red)")).isEmpty();
        registration.unregister();
        assertThat(events).containsExactly("modified", "unregistering");
        assertThat(with.one.getServiceReference(Callable.class)).isNull();
    }

    @Test
    void aListenerWithAFilterIsToldWhenAChangeTakesAServiceOutOfIt() throws Exception {
        ServiceRegistration<?> registration =
                with.provider.registerService(Callable.class, tells(1), of(Map.of("colour", "red")));
        List<String> events = new ArrayList<>();
        with.one.addServiceListener((ServiceListener) event -> events.add(type(event)), "(colour=red)");

        registration.setProperties(of(Map.of("colour", "green")));

        assertThat(events).containsExactly("out of the filter");
    }

    private static String type(ServiceEvent event) {
        return switch (event.getType()) {
            case ServiceEvent.REGISTERED -> "registered";
            case ServiceEvent.MODIFIED -> "modified";
            case ServiceEvent.MODIFIED_ENDMATCH -> "out of the filter";
            default -> "unregistering";
        };
    }

    private static List<ServiceReference<?>> filtered(BundleContext consumer, String filter) {
        try {
            return List.copyOf(consumer.getServiceReferences(Callable.class, filter));
        } catch (org.osgi.framework.InvalidSyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Test
    void theRankingDecidesAndItsChangeToo() throws Exception {
        with.provider.registerService(Callable.class, tells("low"), of(Map.of(Constants.SERVICE_RANKING, 1)));
        ServiceRegistration<?> rising =
                with.provider.registerService(Callable.class, tells("high"), of(Map.of(Constants.SERVICE_RANKING, 0)));
        assertThat(found(with.one).call()).isEqualTo("low");

        rising.setProperties(of(Map.of(Constants.SERVICE_RANKING, 2)));

        assertThat(found(with.one).call()).isEqualTo("high");
        rising.unregister();
        assertThat(found(with.one).call()).isEqualTo("low");
    }

    @Test
    void aReferenceNamesThePluginAndWhoUsesIt() {
        with.provider.registerService(Callable.class, tells(1), null);
        ServiceReference<?> reference = with.one.getServiceReference(Callable.class);
        with.one.getService(reference);

        assertThat(reference.getBundle()).isEqualTo(with.provider.getBundle());
        assertThat(reference.getProperty(Constants.SERVICE_BUNDLEID)).isEqualTo(with.first.id());
        assertThat(reference.getUsingBundles()).containsExactly(with.one.getBundle());
        assertThat(reference.isAssignableTo(with.one.getBundle(), Callable.class.getName()))
                .isTrue();
    }

    @Test
    void aTrackerFollowsEachServiceOnceAndKeepsTheObjectOverAnUpdate() throws Exception {
        ServiceTracker<Callable<Object>, Object> tracker =
                new ServiceTracker<>(with.one, Callable.class.getName(), null);
        tracker.open();
        with.provider.registerService(Callable.class, tells("first"), null);
        Object held = tracker.getService();
        int hash = held.hashCode();
        assertThat(tracker.size()).isEqualTo(1);

        PluginBundle second = with.bundles.start("provider", 2, with.bundles.jar("provider"));
        with.bundles.context(second).registerService(Callable.class, tells("second"), null);
        assertThat(tracker.size()).as("it does not serve yet").isEqualTo(1);
        second.goLive();
        with.bundles.retire(with.first);

        assertThat(tracker.size()).isEqualTo(1);
        assertThat(tracker.getService()).isSameAs(held).hasSameHashCodeAs(hash);
        assertThat(((Callable<?>) held).call()).isEqualTo("second");
        assertThat(tracker.getServiceReference().getBundle().getBundleId()).isEqualTo(second.id());
        tracker.close();
    }

    @Test
    void aServiceOfBundleScopeIsTheSameObjectAfterARestartWithAGapInBetween() throws Exception {
        with.provider.registerService(Callable.class.getName(), new ForEachBundle(), null);
        Callable<Object> held = found(with.one);
        assertThat(held.call()).isEqualTo("one");

        with.bundles.retire(with.first);
        assertThatThrownBy(held::call)
                .isInstanceOf(PluginUnavailableException.class)
                .hasMessageContaining("it is retired");
        PluginBundle second = with.bundles.start("provider", 2, with.bundles.jar("provider"));
        with.bundles.context(second).registerService(Callable.class.getName(), new ForEachBundle(), null);
        second.goLive();

        assertThat(held.call()).isEqualTo("one");
        assertThat(found(with.one)).isSameAs(held);
    }

    private BundleContext wired(String plugin, String range) {
        PluginBundle bundle = with.bundles.start(
                plugin,
                1,
                with.bundles.jar(
                        plugin,
                        folder.resolve("api-one.jar"),
                        "acme." + plugin + ".Impl",
                        "package acme." + plugin + "; public class Impl implements acme.api.Api {"
                                + " public String name() { return \"" + plugin + "\"; } }",
                        "Import-Package: acme.api;version=\"" + range + "\""));
        bundle.goLive();
        return with.bundles.context(bundle);
    }

    private void contract(String plugin, String version) {
        Path jar = with.bundles.jar(
                plugin,
                Path.of("."),
                "acme.api.Api",
                "package acme.api; public interface Api { String name(); }",
                "Export-Package: acme.api;version=" + version);
        with.bundles.start(plugin, 1, jar).goLive();
    }

    @Test
    void aConsumerOfAnotherVersionOfTheContractDoesNotSeeTheService() throws Exception {
        contract("api-one", "1.0.0");
        contract("api-two", "2.0.0");
        BundleContext offers = wired("offers", "[1,2)");
        BundleContext same = wired("same", "[1,2)");
        BundleContext other = wired("other", "[2,3)");
        Object raw = offers.getBundle()
                .loadClass("acme.offers.Impl")
                .getConstructor()
                .newInstance();
        offers.registerService("acme.api.Api", raw, null);
        List<ServiceEvent> seen = new ArrayList<>();
        other.addServiceListener((ServiceListener) seen::add);

        ServiceReference<?> reference = same.getServiceReference("acme.api.Api");
        assertThat((Object) same.getService(reference))
                .isInstanceOf(same.getBundle().loadClass("acme.api.Api"))
                .isNotInstanceOf(other.getBundle().loadClass("acme.api.Api"))
                .isNotSameAs(raw);
        assertThat(other.getServiceReference("acme.api.Api")).isNull();
        assertThat(other.getServiceReferences("acme.api.Api", null)).isNull();
        assertThat(seen).isEmpty();
        assertThat(reference.isAssignableTo(other.getBundle(), "acme.api.Api")).isFalse();
    }
}
