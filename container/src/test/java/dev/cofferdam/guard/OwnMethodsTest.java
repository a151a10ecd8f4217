package dev.cofferdam.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cofferdam.api.fault.PluginFaultException;
import dev.cofferdam.api.fault.PluginUnavailableException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OwnMethodsTest {
    private final Boundaries boundaries = new Boundaries();
    private final ServiceProxy proxy = Boundaries.proxy(boundaries.plugin("acme"), Editor.class);
    private final OwnMethods capabilities = new OwnMethods();

    @AfterEach
    void close() {
        boundaries.close();
    }

    /** A contract that has grown by {@code undo}. */
    public interface Editor {
        void type(String text);

        default boolean undo(int steps) {
            return false;
        }
    }

    static class Plain implements Editor {
        @Override
        public void type(String text) {}
    }

    static class Undoing extends Plain {
        @Override
        public boolean undo(int steps) {
            return true;
        }
    }

    private boolean supports(String method, Class<?>... parameters) {
        return capabilities.supports(proxy.instance(), Editor.class, method, parameters);
    }

    @Test
    void aDefaultMethodThatIsNotOverriddenIsNotThePluginsOwn() {
        proxy.connect(1, Plain::new);
        assertThat(supports("undo", int.class)).isFalse();
        assertThat(supports("type", String.class)).isTrue();
        assertThat(capabilities.supports(new Undoing(), Editor.class, "undo", int.class))
                .as("of a service without a boundary")
                .isTrue();
    }

    @Test
    void theAnswerIsForTheGenerationBehindTheProxyNow() {
        proxy.connect(1, Plain::new);
        assertThat(supports("undo", int.class)).isFalse();
        proxy.connect(2, () -> new Undoing() {});
        assertThat(supports("undo", int.class)).isTrue();
        proxy.disconnect("it is stopped");
        assertThatThrownBy(() -> supports("undo", int.class)).isInstanceOf(PluginUnavailableException.class);
    }

    /** Redeclares the default without a body of the plugin's. */
    interface Narrowed extends Editor {
        @Override
        default boolean undo(int steps) {
            return Editor.super.undo(steps);
        }
    }

    @Test
    void aDefaultMethodOfAnotherInterfaceOfTheContractIsNotThePluginsOwnEither() {
        proxy.connect(1, () -> new Narrowed() {
            @Override
            public void type(String text) {}
        });
        assertThat(supports("undo", int.class)).isFalse();
    }

    @Test
    void aFactoryThatFailsIsAFault() {
        proxy.connect(1, () -> {
            throw new IllegalStateException("no object");
        });
        assertThatThrownBy(() -> supports("undo", int.class)).isInstanceOf(PluginFaultException.class);
        assertThat(boundaries.faults).hasSize(1);
        assertThat(boundaries.plugin("acme").quiet()).isTrue();
    }

    @Test
    void aQuestionThatMakesNoSenseIsToldSo() {
        proxy.connect(1, Plain::new);
        assertThatThrownBy(() -> supports("undo", long.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'" + Editor.class.getName() + "' has no method 'undo' with parameters (long)");
        assertThatThrownBy(() -> capabilities.supports("text", Editor.class, "undo", int.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("but a 'java.lang.String'");
    }
}
