package dev.cofferdam.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cofferdam.api.contract.OptionalInterfaces;
import dev.cofferdam.api.fault.PluginFaultException;
import dev.cofferdam.api.fault.PluginUnavailableException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OptionalInterfacesTest {
    private final Boundaries boundaries = new Boundaries();
    private final PluginGuard plugin = boundaries.plugin("acme");

    @AfterEach
    void close() {
        boundaries.close();
    }

    /** A contract with more to offer. */
    @OptionalInterfaces({Search.class, Bulk.class, Hidden.class})
    public interface Shelf {
        String get(int at);
    }

    public interface Search {
        int find(String text);
    }

    public interface Bulk {
        String get(int at);

        void fill();
    }

    /** Cannot be implemented by a stand-in. */
    interface Hidden {}

    static class Plain implements Shelf {
        @Override
        public String get(int at) {
            return "book " + at;
        }
    }

    static final class Searching extends Plain implements Search, Hidden {
        @Override
        public int find(String text) {
            return 7;
        }
    }

    private ServiceProxy standIn(Object target) {
        List<Class<?>> optional = plugin.optional(List.of(Shelf.class), 1, () -> target);
        ServiceProxy proxy = ((ProxyResult.Made) plugin.proxy(List.of(Shelf.class), optional)).proxy();
        proxy.connect(1, () -> target);
        return proxy;
    }

    @Test
    void aStandInHasExactlyTheOptionalInterfacesThatTheServiceHas() {
        Object searching = standIn(new Searching()).instance();
        assertThat(searching)
                .isInstanceOf(Shelf.class)
                .isInstanceOf(Search.class)
                .isNotInstanceOf(Bulk.class);
        assertThat(((Search) searching).find("a")).isEqualTo(7);
        assertThat(standIn(new Plain()).instance()).isNotInstanceOf(Search.class);
    }

    @Test
    void whatTheNextGenerationDoesNotOfferIsUnavailableAndTheRestGoesOn() {
        ServiceProxy proxy = standIn(new Searching());
        Object held = proxy.instance();
        proxy.connect(2, Plain::new);
        assertThat(((Shelf) held).get(3)).isEqualTo("book 3");
        assertThatThrownBy(() -> ((Search) held).find("a"))
                .isInstanceOf(PluginUnavailableException.class)
                .hasMessageContaining("generation 2 does not offer '" + Search.class.getName() + "'");
        proxy.connect(3, Searching::new);
        assertThat(((Search) held).find("a")).isEqualTo(7);
        assertThat(boundaries.faults).isEmpty();
    }

    @Test
    void aServiceThatCannotBeObtainedOffersNone() {
        assertThat(plugin.optional(List.of(Shelf.class), 1, () -> {
                    throw new IllegalStateException();
                }))
                .isEmpty();
        assertThat(boundaries.faults).hasSize(1);
        assertThat(plugin.optional(List.of(Shelf.class), 1, () -> null)).isEmpty();
        assertThat(boundaries.faults).hasSize(1);
    }

    @Test
    void aContractThatNamesNoneIsNotAsked() {
        assertThat(plugin.optional(List.of(Search.class), 1, () -> {
                    throw new AssertionError("asked");
                }))
                .isEmpty();
    }

    @Test
    void aLinkageErrorOfThePluginsOwnIsStillAFault() {
        Shelf shelf = Boundaries.service(plugin, Shelf.class, at -> {
            throw new IncompatibleClassChangeError("its own");
        });
        assertThatThrownBy(() -> shelf.get(1)).isInstanceOf(PluginFaultException.class);
        assertThat(boundaries.faults).hasSize(1);
    }
}
