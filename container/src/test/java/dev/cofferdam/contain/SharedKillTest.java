package dev.cofferdam.contain;

import java.time.Clock;

/** The same, where the code of others calls the same checkpoint. */
class SharedKillTest extends KillTest {
    @Override
    Containment containment() throws ReflectiveOperationException {
        Containment containment =
                new Containment(WovenLoader.LOADERS, plugin -> true, fault -> {}, Clock.systemUTC(), 1);
        new WovenLoader(containment, "neighbour", Exits.class).make(Exits.class, Endless.class);
        return containment;
    }
}
