package dev.cofferdam.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProxyRefusalTest {
    private final Boundaries boundaries = new Boundaries();

    @AfterEach
    void close() {
        boundaries.close();
    }

    interface Hidden {}

    public sealed interface Closed {
        record Only() implements Closed {}
    }

    public interface Greeter {
        Word greet();
    }

    public interface Parter {
        Word part();
    }

    public static final class Word {}

    private String refusal(Class<?>... interfaces) {
        ProxyResult result = boundaries.plugin("acme").proxy(List.of(interfaces));
        assertThat(result).isInstanceOf(ProxyResult.Refused.class);
        return ((ProxyResult.Refused) result).reason();
    }

    @Test
    void classesAreNotProxied() {
        assertThat(refusal(Runnable.class, String.class))
                .isEqualTo("'java.lang.String' is a class; only interfaces can be proxied");
    }

    @Test
    void interfacesThatNobodyElseMayImplementAreNotProxied() {
        assertThat(refusal(Hidden.class)).contains("Hidden' is not public");
        assertThat(refusal(Closed.class)).contains("Closed' is sealed");
        assertThat(refusal()).isEqualTo("there is no interface to implement");
    }

    @Test
    void interfacesOfOneNameFromTwoLoadersAreNotMixed() throws Exception {
        ClassLoader parent = getClass().getClassLoader();
        Class<?> copy = new CopyLoader(parent, Greeter.class, Word.class).loadClass(Greeter.class.getName());
        assertThat(refusal(Greeter.class, copy)).contains("two classes", "Greeter' from different class loaders");
    }

    @Test
    void interfacesThatMeanDifferentClassesByOneNameAreNotMixed() throws Exception {
        ClassLoader parent = getClass().getClassLoader();
        Class<?> copy = new CopyLoader(parent, Parter.class, Word.class).loadClass(Parter.class.getName());
        assertThat(refusal(Greeter.class, copy)).contains("two classes", "Word' from different class loaders");
    }
}
