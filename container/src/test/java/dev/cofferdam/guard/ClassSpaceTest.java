package dev.cofferdam.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import dev.cofferdam.api.fault.PluginFaultException;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClassSpaceTest {
    private final Boundaries boundaries = new Boundaries();
    private final ClassLoader here = getClass().getClassLoader();

    @AfterEach
    void close() {
        boundaries.close();
    }

    public interface Name {
        Text name();
    }

    public interface Size {
        int size();
    }

    public static final class Text {}

    public static final class Thing implements Name, Size {
        @Override
        public Text name() {
            return new Text();
        }

        @Override
        public int size() {
            return 7;
        }
    }

    public static final class Bomb implements Supplier<Object> {
        static final class Private extends RuntimeException {
            private static final long serialVersionUID = 1L;
            final transient Object pinned = new Bomb();
        }

        @Override
        public Object get() {
            throw new Private();
        }
    }

    @Test
    void interfacesFromTwoLoadersMeetInOneProxy() throws Exception {
        CopyLoader names = new CopyLoader(here, Name.class, Text.class);
        CopyLoader sizes = new CopyLoader(here, Size.class);
        CopyLoader plugin = new CopyLoader(names, Thing.class);
        Class<?> name = names.loadClass(Name.class.getName());
        Class<?> size = sizes.loadClass(Size.class.getName());
        ServiceProxy proxy = Boundaries.proxy(boundaries.plugin("acme"), name, size);
        assertThat(name.isInstance(proxy.instance())).isTrue();
        assertThat(size.isInstance(proxy.instance())).isTrue();
        assertThat(Size.class.isInstance(proxy.instance())).isFalse();
        proxy.connect(1, () -> tried(() -> plugin.make(Thing.class)));
        Throwable thrown = catchThrowable(() -> call(name, "name", proxy.instance()));
        assertThat(thrown).hasMessageContaining("does not implement the '" + Size.class.getName());
    }

    @Test
    void aProxyIsOfTheClassSpaceOfItsInterface() throws Exception {
        CopyLoader contract = new CopyLoader(here, Name.class, Text.class);
        CopyLoader plugin = new CopyLoader(contract, Thing.class);
        Class<?> copy = contract.loadClass(Name.class.getName());
        ServiceProxy one = Boundaries.proxy(boundaries.plugin("acme"), Name.class);
        ServiceProxy other = Boundaries.proxy(boundaries.plugin("acme"), copy);
        one.connect(1, Thing::new);
        other.connect(1, () -> tried(() -> plugin.make(Thing.class)));
        assertThat(Name.class.isInstance(other.instance())).isFalse();
        assertThat(((Name) one.instance()).name()).isInstanceOf(Text.class);
        assertThat(call(copy, "name", other.instance()).getClass()).isSameAs(contract.loadClass(Text.class.getName()));
    }

    @Test
    void proxiesOfTheSameInterfacesShareAClassWithinAPlugin() {
        Object one = Boundaries.proxy(boundaries.plugin("acme"), Name.class).instance();
        Object same = Boundaries.proxy(boundaries.plugin("acme"), Name.class).instance();
        Object foreign =
                Boundaries.proxy(boundaries.plugin("other"), Name.class).instance();
        assertThat(one.getClass()).isSameAs(same.getClass()).isNotSameAs(foreign.getClass());
    }

    @Test
    void aProxyThatNobodyHoldsKeepsNoLoader() throws Exception {
        PluginGuard plugin = boundaries.plugin("acme");
        awaitCollected(used(plugin));
        assertThat(plugin.calls()).isEqualTo(1);
    }

    private WeakReference<?> used(PluginGuard plugin) throws Exception {
        CopyLoader bundle = new CopyLoader(here, Name.class, Text.class, Size.class, Thing.class);
        Class<?> name = bundle.loadClass(Name.class.getName());
        ServiceProxy proxy = Boundaries.proxy(plugin, name);
        proxy.connect(1, () -> tried(() -> bundle.make(Thing.class)));
        call(name, "name", proxy.instance());
        return new WeakReference<>(bundle);
    }

    @Test
    void aDisconnectedProxyAndTheExceptionsItThrewKeepNoPlugin() throws Exception {
        ServiceProxy proxy = Boundaries.proxy(boundaries.plugin("acme"), Supplier.class);
        List<Throwable> kept = new java.util.ArrayList<>();
        awaitCollected(failed(proxy, kept));
        assertThat(kept).hasOnlyElementsOfType(PluginFaultException.class).hasSize(1);
        assertThat(boundaries.faults).hasSize(1);
        assertThat(((Supplier<?>) proxy.instance())).isNotNull();
    }

    private WeakReference<?> failed(ServiceProxy proxy, List<Throwable> kept) {
        CopyLoader bundle = new CopyLoader(here, Bomb.class, Bomb.Private.class);
        proxy.connect(1, () -> tried(() -> bundle.make(Bomb.class)));
        kept.add(catchThrowable(((Supplier<?>) proxy.instance())::get));
        proxy.disconnect("it is stopped");
        return new WeakReference<>(bundle);
    }

    public static final class Caller implements Supplier<Object> {
        private final Supplier<?> other;

        public Caller(Supplier<?> other) {
            this.other = other;
        }

        @Override
        public Object get() {
            return other.get();
        }
    }

    @Test
    void anExceptionThatPassesThroughAnotherPluginKeepsNeitherOfThem() throws Exception {
        ServiceProxy outer = Boundaries.proxy(boundaries.plugin("outer"), Supplier.class);
        ServiceProxy inner = Boundaries.proxy(boundaries.plugin("inner"), Supplier.class);
        List<Throwable> kept = new java.util.ArrayList<>();
        awaitCollected(failedWithin(outer, inner, kept));
        assertThat(kept).hasOnlyElementsOfType(PluginFaultException.class).hasSize(1);
    }

    private WeakReference<?> failedWithin(ServiceProxy outer, ServiceProxy inner, List<Throwable> kept)
            throws Exception {
        CopyLoader bundle = new CopyLoader(here, Caller.class);
        Object caller = bundle.loadClass(Caller.class.getName())
                .getConstructor(Supplier.class)
                .newInstance(inner.instance());
        inner.connect(1, Bomb::new);
        outer.connect(1, () -> caller);
        kept.add(catchThrowable(((Supplier<?>) outer.instance())::get));
        outer.disconnect("it is stopped");
        return new WeakReference<>(bundle);
    }

    private static Object call(Class<?> type, String method, Object target) throws Exception {
        try {
            return type.getMethod(method).invoke(target);
        } catch (java.lang.reflect.InvocationTargetException e) {
            throw new Exception(e.getCause().getMessage(), e.getCause());
        }
    }

    private static Object tried(Callable<Object> making) {
        try {
            return making.call();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void awaitCollected(WeakReference<?> loader) {
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            System.gc();
            return loader.refersTo(null);
        });
    }
}
