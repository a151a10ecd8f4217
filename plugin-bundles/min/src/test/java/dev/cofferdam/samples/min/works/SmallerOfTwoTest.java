package dev.cofferdam.samples.min.works;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.samples.min.Min;
import dev.cofferdam.samples.min.State;
import org.junit.jupiter.api.Test;

class SmallerOfTwoTest {
    private final Min min = new SmallerOfTwo();

    @Test
    void findsTheSmallerOfTwoNumbersOnEitherSide() {
        State state = min.newState();

        assertThat(min.min(state, 7, 3)).isEqualTo(3);
        assertThat(min.min(state, -7, 3)).isEqualTo(-7);
        assertThat(min.min(state, Integer.MIN_VALUE, Integer.MAX_VALUE)).isEqualTo(Integer.MIN_VALUE);
    }

    @Test
    void countsNoCallInANewState() {
        assertThat(min.newState().calls()).isZero();
    }

    @Test
    void countsEachCallInTheStateOfItsCaller() {
        State one = min.newState();
        State other = min.newState();

        min.min(one, 1, 2);
        min.min(one, 1, 2);
        min.min(other, 1, 2);

        assertThat(one.calls()).isEqualTo(2);
        assertThat(other.calls()).isEqualTo(1);
    }

    @Test
    void goesOnCountingInAStateThatAnotherInstanceMade() {
        State state = new SmallerOfTwo().newState();
        new SmallerOfTwo().min(state, 1, 2);

        min.min(state, 1, 2);

        assertThat(state.calls()).isEqualTo(2);
    }
}
