package dev.cofferdam.contain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cofferdam.model.Fault;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever would end the JVM gets an exception instead, and is told of. */
class ExitGuardTest {
    private final List<Fault> faults = new CopyOnWriteArrayList<>();
    private final Containment containment =
            new Containment(WovenLoader.LOADERS, plugin -> true, faults::add, Clock.systemUTC());

    private Endless exits() throws ReflectiveOperationException {
        return new WovenLoader(containment, "leaver", Exits.class).make(Exits.class, Endless.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "System.exit",
                "Runtime.exit",
                "Runtime.halt",
                "System::exit",
                "Runtime::halt",
                "reflection",
                "reflection on Runtime",
                "findStatic",
                "findVirtual",
                "bind",
                "unreflect"
            })
    void whoEndsTheJvmGetsAnExceptionAndIsToldOf(String way) throws ReflectiveOperationException {
        Endless exits = exits();

        assertThatThrownBy(() -> exits.run(way))
                .isInstanceOf(SecurityException.class)
                .hasMessageStartingWith("plugin 'leaver' may not end the JVM, and asked for it with status 3");

        assertThat(faults).singleElement().isInstanceOfSatisfying(Fault.TriedToExit.class, fault -> {
            assertThat(fault.plugin()).isEqualTo("leaver");
            assertThat(fault.status()).isEqualTo(3);
            assertThat(fault.frame())
                    .hasValueSatisfying(frame -> assertThat(frame).startsWith("Exits.java:"));
        });
    }

    @Test
    void otherCallsByReflectionAreMadeByWhoMakesThem() throws ReflectiveOperationException {
        exits().run("nothing of the kind");

        assertThat(faults).isEmpty();
    }
}
