package dev.cofferdam.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ContractTest {
    private final Boundaries boundaries = new Boundaries();

    @AfterEach
    void close() {
        boundaries.close();
    }

    private GuardedProxy proxyFor(String plugin) {
        return (GuardedProxy)
                Boundaries.proxy(boundaries.plugin(plugin), Callable.class).instance();
    }

    @Test
    void theFirstPluginHasAClassByItselfAndTheOthersShareOneInEights() {
        List<GuardedProxy> proxies =
                IntStream.range(0, 17).mapToObj(i -> proxyFor("p" + i)).toList();
        assertThat(proxies.stream().map(Object::getClass).distinct()).hasSize(3);
        assertThat(proxies.subList(1, 9).stream().map(Object::getClass).distinct())
                .hasSize(1);
        assertThat(proxies.subList(1, 9))
                .extracting(proxy -> proxy.seat)
                .containsExactlyElementsOf(
                        IntStream.range(0, ProxyRow.SEATS).boxed().toList());
    }

    @Test
    void classesOfManyPluginsShareALoaderButNotWithVeryMany() {
        List<Class<?>> classes = IntStream.range(0, 160)
                .<Class<?>>mapToObj(i -> proxyFor("p" + i).getClass())
                .toList();
        assertThat(classes.stream().map(Class::getClassLoader).distinct()).hasSizeBetween(2, 4);
    }

    @Test
    void aSeatThatNobodyHoldsAnyMoreIsGivenToTheNext() {
        InterfaceSet set = InterfaceSet.read(List.of(Callable.class), Results.Depth.SERVICE, Set.of());
        AtomicInteger numbers = new AtomicInteger();
        Contract contract = new Contract(List.of(Callable.class), set, new MethodNames(), numbers::incrementAndGet);
        List<ProxyClass> seated =
                Stream.generate(() -> admitted(contract)).limit(9).collect(Collectors.toCollection(ArrayList::new));
        WeakReference<ProxyClass> left = seated.remove(4).reference();
        await().until(() -> {
            System.gc();
            return left.refersTo(null);
        });
        assertThat(admitted(contract).seat()).isEqualTo(3);
        assertThat(numbers).hasValue(2);
        assertThat(seated).hasSize(8);
    }

    private static ProxyClass admitted(Contract contract) {
        try {
            return contract.admit();
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aProspectThatIsHeldSparesASecondClass() {
        PluginGuard plugin = boundaries.plugin("acme");
        ProxyProspect prospect = plugin.prospect(List.of(Supplier.class));
        assertThat(prospect.obstacle()).isEmpty();
        assertThat(plugin.prospect(List.of(Supplier.class)).type()).isEqualTo(prospect.type());
        assertThat(plugin.prospect(List.of(String.class)).obstacle().orElseThrow())
                .contains("only interfaces can be proxied");
    }

    @Test
    void whatLooksAfterResultsIsSharedWhereItDoesSoInTheSameWay() {
        List<Class<?>> interfaces = List.of(StageTest.Prices.class);
        InterfaceSet asService = InterfaceSet.read(interfaces, Results.Depth.SERVICE, Set.of());
        InterfaceSet notAtAll = InterfaceSet.read(interfaces, Results.Depth.NONE, Set.of());
        Contracts contracts = new Contracts();
        Contract first = contracts.get(interfaces, asService);
        assertThat(contracts.get(interfaces, InterfaceSet.read(interfaces, Results.Depth.SERVICE, Set.of())))
                .isSameAs(first);
        assertThat(contracts.get(interfaces, notAtAll)).isNotSameAs(first);
    }
}
