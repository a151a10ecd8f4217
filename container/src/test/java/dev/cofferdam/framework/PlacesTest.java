package dev.cofferdam.framework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PlacesTest {
    private static final PluginServices.Kind RUNS = new PluginServices.Kind(List.of(Runnable.class), "");
    private static final PluginServices.Kind CLOSES = new PluginServices.Kind(List.of(AutoCloseable.class), "");

    private final Places places = new Places();

    @Test
    void eachServiceOfAKindHasAPlaceOfItsOwn() {
        places.take(places.next(RUNS));
        assertThat(places.next(RUNS).ordinal()).isEqualTo(1);
        assertThat(places.next(CLOSES).ordinal()).isZero();
    }

    @Test
    void thePlaceOfOneThatIsGoneIsTheNextOnes() {
        for (int i = 0; i < 3; i++) {
            places.take(places.next(RUNS));
        }
        places.free(new PluginServices.Place(RUNS.interfaces(), RUNS.identity(), 1));
        assertThat(places.next(RUNS).ordinal()).isEqualTo(1);
    }
}
