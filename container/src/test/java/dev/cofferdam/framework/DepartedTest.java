package dev.cofferdam.framework;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DepartedTest {
    private final Departed departed = new Departed();

    @Test
    void whoHasGoneIsRemembered() {
        departed.add(7, new Meddling.Hand("acme", 3));

        assertThat(departed.find(7)).contains(new Meddling.Hand("acme", 3));
        assertThat(departed.find(8)).isEmpty();
    }

    @Test
    void theOldestIsForgottenWhenThereAreTooMany() {
        for (long bundle = 0; bundle <= Departed.MOST; bundle++) {
            departed.add(bundle, new Meddling.Hand("acme", 1));
        }

        assertThat(departed.find(0)).isEmpty();
        assertThat(departed.find(1)).isPresent();
        assertThat(departed.find(Departed.MOST)).isPresent();
    }
}
