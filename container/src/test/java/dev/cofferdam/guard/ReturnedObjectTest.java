package dev.cofferdam.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.cofferdam.api.contract.Guarded;
import dev.cofferdam.api.fault.PluginFaultException;
import dev.cofferdam.api.fault.PluginUnavailableException;
import dev.cofferdam.model.Fault;
import dev.cofferdam.model.FaultKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ReturnedObjectTest {
    private final Boundaries boundaries = new Boundaries();
    private final PluginGuard plugin = boundaries.plugin("acme");
    private final AtomicInteger closed = new AtomicInteger();
    private final Archive service = Boundaries.service(plugin, Archive.class, new Own());

    @AfterEach
    void close() {
        boundaries.close();
    }

    /** A contract that gives out objects. */
    public interface Archive {
        Cursor open();

        Cursor broken();

        @Guarded
        Iterator<String> names();

        Iterator<String> plainNames();

        @Guarded
        Iterable<String> all();

        @Guarded
        Stream<String> lines();

        @Guarded
        List<String> list();

        @Guarded
        AutoCloseable lock();
    }

    @Guarded
    public interface Cursor extends AutoCloseable {
        String read();

        Cursor copy();

        Iterator<String> rest();

        @Override
        void close();
    }

    private class Own implements Archive {
        private final class OwnCursor implements Cursor {
            private final boolean broken;

            OwnCursor(boolean broken) {
                this.broken = broken;
            }

            @Override
            public String read() {
                if (broken) {
                    throw new IllegalStateException("torn");
                }
                return "text";
            }

            @Override
            public Cursor copy() {
                return this;
            }

            @Override
            public Iterator<String> rest() {
                return failingAfter("r");
            }

            @Override
            public void close() {
                closed.incrementAndGet();
            }
        }

        @Override
        public Cursor open() {
            return new OwnCursor(false);
        }

        @Override
        public Cursor broken() {
            return new OwnCursor(true);
        }

        @Override
        public Iterator<String> names() {
            return new ArrayList<>(List.of("a", "b")).iterator();
        }

        @Override
        public Iterator<String> plainNames() {
            return failingAfter("p");
        }

        @Override
        public Iterable<String> all() {
            return () -> failingAfter("a");
        }

        @Override
        public Stream<String> lines() {
            return Stream.of("1", "2", "x")
                    .map(text -> "" + Integer.parseInt(text))
                    .onClose(closed::incrementAndGet);
        }

        @Override
        public List<String> list() {
            return List.of("only");
        }

        @Override
        public AutoCloseable lock() {
            return () -> {
                throw new UnsupportedOperationException();
            };
        }
    }

    private static Iterator<String> failingAfter(String first) {
        return new Iterator<>() {
            private int at;

            @Override
            public boolean hasNext() {
                return true;
            }

            @Override
            public String next() {
                if (at++ == 1) {
                    throw new IllegalStateException("torn");
                }
                return first;
            }
        };
    }

    @Test
    void callsOnAHandleCountAndItsFaultsAreTheServices() {
        try (Cursor cursor = service.open()) {
            assertThat(cursor.read()).isEqualTo("text");
            assertThat(cursor.copy()).isNotInstanceOf(Own.OwnCursor.class).isNotSameAs(cursor);
        }
        assertThat(closed).hasValue(1);
        assertThat(plugin.calls()).isEqualTo(4);
        Cursor broken = service.broken();
        assertThatThrownBy(broken::read).isInstanceOf(PluginFaultException.class);
        Iterator<String> rest = broken.rest();
        assertThat(rest.next()).isEqualTo("r");
        assertThatThrownBy(rest::next).isInstanceOf(PluginFaultException.class);
        assertThat(boundaries.faults)
                .extracting(Fault::where)
                .containsExactly("ReturnedObjectTest$Cursor.read", "Iterator.next");
    }

    @Test
    void theEndOfAnIteratorIsNoFault() {
        Iterator<String> names = service.names();
        names.next();
        names.remove();
        assertThat(names.hasNext()).isTrue();
        names.next();
        assertThat(names.hasNext()).isFalse();
        assertThatThrownBy(names::next).isInstanceOf(NoSuchElementException.class);
        assertThat(boundaries.faults).isEmpty();
    }

    @Test
    void theIteratorOfAnIterableIsGuardedAndTheConsumersOwnExceptionsAreItsOwn() {
        IllegalArgumentException own = new IllegalArgumentException("the consumer's");
        assertThatThrownBy(() -> service.all().forEach(element -> {
                    throw own;
                }))
                .isSameAs(own);
        assertThat(boundaries.faults).isEmpty();
        assertThatThrownBy(() -> service.all().forEach(element -> {})).isInstanceOf(PluginFaultException.class);
        assertThat(boundaries.faults).hasSize(1);
    }

    @Test
    void aStreamRunsThroughTheBoundaryAndIsClosedThere() {
        try (Stream<String> lines = service.lines()) {
            assertThat(lines.limit(2)).containsExactly("1", "2");
        }
        assertThat(closed).hasValue(1);
        assertThat(boundaries.faults).isEmpty();
        assertThatThrownBy(() -> service.lines().toList()).isInstanceOf(PluginFaultException.class);
        IllegalArgumentException own = new IllegalArgumentException("the consumer's");
        assertThatThrownBy(() -> service.lines().forEach(line -> {
                    throw own;
                }))
                .isSameAs(own);
        assertThat(boundaries.faults)
                .singleElement()
                .satisfies(fault -> assertThat(fault.what()).contains("NumberFormatException"));
    }

    @Test
    void anyPublicInterfaceCanBeGuarded() throws Exception {
        assertThat(service.list().get(0)).isEqualTo("only");
        assertThat(service.list().iterator().next()).isEqualTo("only");
        assertThatThrownBy(service.lock()::close).isInstanceOf(PluginFaultException.class);
    }

    @Test
    void whatTheContractDoesNotAskForIsLeftAlone() {
        Iterator<String> plain = service.plainNames();
        plain.next();
        assertThatThrownBy(plain::next).isInstanceOf(IllegalStateException.class);
        assertThat(boundaries.faults).isEmpty();
    }

    @Test
    void objectsOfARetiredGenerationAreUnavailableAndThoseOfTheNextAreNot() {
        ServiceProxy proxy = Boundaries.proxy(plugin, Archive.class);
        Archive archive = (Archive) proxy.instance();
        proxy.connect(1, Own::new);
        Cursor old = archive.open();
        Iterator<String> names = archive.names();
        Stream<String> lines = archive.lines();
        proxy.connect(2, Own::new);
        Cursor next = archive.open();
        assertThat(old.read()).as("while it drains").isEqualTo("text");
        plugin.retired(1, "it was replaced");
        assertThatThrownBy(old::read)
                .isInstanceOf(PluginUnavailableException.class)
                .hasMessageContaining("it was replaced");
        assertThatThrownBy(names::hasNext).isInstanceOf(PluginUnavailableException.class);
        assertThatThrownBy(lines::toList).isInstanceOf(PluginUnavailableException.class);
        assertThat(next.read()).isEqualTo("text");
        assertThat(boundaries.faults).isEmpty();
    }

    @Test
    void aCallOnAHandleHasTheCallDeadline() {
        boundaries.guard.plugin("acme", CallRules.direct(Duration.ofMillis(80)));
        Archive hanging = Boundaries.service(plugin, Archive.class, new Own() {
            @Override
            public Iterator<String> names() {
                return new Iterator<>() {
                    @Override
                    public boolean hasNext() {
                        try {
                            new CountDownLatch(1).await();
                        } catch (InterruptedException e) {
                            throw new IllegalStateException(e);
                        }
                        return true;
                    }

                    @Override
                    public String next() {
                        return "";
                    }
                };
            }
        });
        assertThatThrownBy(hanging.names()::hasNext).isInstanceOf(PluginFaultException.class);
        await().until(() -> boundaries.faults.size() == 1);
        assertThat(boundaries.faults.get(0).kind()).isEqualTo(FaultKind.CALL_TIMED_OUT);
    }
}
