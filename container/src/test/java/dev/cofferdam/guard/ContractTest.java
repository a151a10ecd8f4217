package dev.cofferdam.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ContractTest {
    private final Boundaries boundaries = new Boundaries();

    @AfterEach
    void close() {
        boundaries.close();
    }

    private Class<?> classFor(String plugin) {
        return Boundaries.proxy(boundaries.plugin(plugin), Callable.class)
                .instance()
                .getClass();
    }

    @Test
    void classesOfSeveralPluginsShareALoaderButNotWithVeryMany() {
        List<Class<?>> classes = IntStream.range(0, 160)
                .<Class<?>>mapToObj(i -> classFor("p" + i))
                .toList();
        assertThat(classes).doesNotHaveDuplicates();
        assertThat(classes.stream().map(Class::getClassLoader).distinct()).hasSizeBetween(2, 4);
    }

    @Test
    void aClassThatWasForgottenIsFoundAgain() throws Exception {
        InterfaceSet set = InterfaceSet.read(List.of(Callable.class), Results.Depth.SERVICE, Set.of());
        Contract contract = new Contract(List.of(Callable.class), set);
        byte[] bytes =
                new ProxyClassWriter().write("proxy.P1$C", contract.interfaces(), contract.methods(), new int[] {1});
        assertThat(contract.define("proxy.P1$C", bytes)).isSameAs(contract.define("proxy.P1$C", bytes));
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
    void whatLooksAfterResultsOfOnePluginIsNotSharedWithOthers() {
        InterfaceSet set = InterfaceSet.read(List.of(StageTest.Prices.class), Results.Depth.SERVICE, Set.of());
        Contracts contracts = new Contracts();
        List<Class<?>> interfaces = List.of(StageTest.Prices.class);
        assertThat(contracts.get(interfaces, set)).isNotSameAs(contracts.get(interfaces, set));
    }
}
