package dev.cofferdam.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cofferdam.api.fault.PluginFaultException;
import dev.cofferdam.model.Fault;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a service returns is looked after by a setting, too, where its contract says nothing. */
@Timeout(60)
class GuardedSettingTest {
    private final Boundaries boundaries = new Boundaries();

    @AfterEach
    void close() {
        boundaries.close();
    }

    /** A contract that says nothing about what it gives out. */
    public interface Shelf {
        Book open();

        Iterator<String> titles();

        Stream<String> lines();

        Iterable<String> all();

        String name();
    }

    /** What it gives out. */
    public interface Book {
        String read();

        Book next();
    }

    /** Gives out what is torn. */
    private static final class Torn implements Shelf, Book {
        @Override
        public Book open() {
            return this;
        }

        @Override
        public Book next() {
            return this;
        }

        @Override
        public Iterator<String> titles() {
            return List.of(1).stream().map(Torn::torn).iterator();
        }

        @Override
        public Stream<String> lines() {
            return Stream.of(1).map(Torn::torn);
        }

        @Override
        public Iterable<String> all() {
            return this::titles;
        }

        @Override
        public String name() {
            return "torn";
        }

        @Override
        public String read() {
            return torn(1);
        }

        private static String torn(int page) {
            throw new IllegalStateException("page " + page + " is torn");
        }
    }

    private PluginGuard plugin(String name, String... guarded) {
        return boundaries.guard.plugin(
                name,
                new CallRules(Boundaries.LONG, CallRules.Mode.DIRECT, CallRules.UNLIMITED, Set.of(), Set.of(guarded)));
    }

    private static Shelf shelf(PluginGuard plugin) {
        return Boundaries.service(plugin, Shelf.class, new Torn());
    }

    @Test
    void faultsInHandlesAndTraversalsThatTheSettingNamesCount() {
        Shelf shelf =
                shelf(plugin("acme", Book.class.getName(), "java.util.Iterator", "java.util.stream.Stream", "x.Other"));
        Book book = shelf.open();
        assertThatThrownBy(book::read).isInstanceOf(PluginFaultException.class);
        assertThatThrownBy(book.next()::read).isInstanceOf(PluginFaultException.class);
        assertThatThrownBy(shelf.titles()::next).isInstanceOf(PluginFaultException.class);
        assertThatThrownBy(shelf.lines()::toList).isInstanceOf(PluginFaultException.class);
        assertThatThrownBy(() -> shelf.all().iterator().next()).isInstanceOf(IllegalStateException.class);
        assertThat(boundaries.faults)
                .hasSize(4)
                .extracting(Fault::where)
                .startsWith("GuardedSettingTest$Book.read", "GuardedSettingTest$Book.read", "Iterator.next");
    }

    @Test
    void withoutTheSettingTheyAreTheCallersOwnBusiness() {
        Shelf shelf = shelf(plugin("acme"));
        assertThat(shelf.open()).isInstanceOf(Torn.class);
        assertThatThrownBy(shelf.open()::read).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(shelf.titles()::next).isInstanceOf(IllegalStateException.class);
        assertThat(boundaries.faults).isEmpty();
    }

    @Test
    void itHoldsForTheNamedPluginAloneThoughOthersHaveTheSameContract() {
        Shelf guarded = shelf(plugin("acme", Book.class.getName()));
        Shelf plain = shelf(plugin("other"));
        assertThatThrownBy(guarded.open()::read).isInstanceOf(PluginFaultException.class);
        assertThatThrownBy(plain.open()::read).isInstanceOf(IllegalStateException.class);
        assertThat(boundaries.faults).hasSize(1);
    }

    @Test
    void aChangeHoldsForProxiesThatAreMadeFromThenOn() {
        PluginGuard plugin = plugin("acme");
        Shelf before = shelf(plugin);
        plugin("acme", Book.class.getName());
        Shelf after = shelf(plugin);
        assertThat(before.open()).isInstanceOf(Torn.class);
        assertThat(after.open()).isNotInstanceOf(Torn.class);
        plugin("acme");
        assertThat(after.open()).isNotInstanceOf(Torn.class);
        assertThat(shelf(plugin).open()).isInstanceOf(Torn.class);
    }

    @Test
    void contractsThatReturnNoneOfTheNamedTypesAreSharedAllTheSame() {
        Contracts contracts = new Contracts();
        List<Class<?>> callable = List.of(Callable.class);
        InterfaceSet plain = InterfaceSet.read(callable, Results.Depth.SERVICE, Set.of());
        InterfaceSet named = InterfaceSet.read(callable, Results.Depth.SERVICE, Set.of("java.util.Iterator"));
        assertThat(contracts.get(callable, named)).isSameAs(contracts.get(callable, plain));

        List<Class<?>> shelf = List.of(Shelf.class);
        Contract without = contracts.get(shelf, InterfaceSet.read(shelf, Results.Depth.SERVICE, Set.of()));
        InterfaceSet with = InterfaceSet.read(shelf, Results.Depth.SERVICE, Set.of("java.util.Iterator"));
        assertThat(contracts.get(shelf, with)).isNotSameAs(without);
    }
}
