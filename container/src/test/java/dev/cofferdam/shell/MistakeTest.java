package dev.cofferdam.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class MistakeTest {
    @Test
    void aCommandThatIsNotThereIsToldWithWhereTheyAreListed() {
        assertThat(Mistake.explained("lst", new IllegalStateException("Command not found: lst")))
                .isEqualTo("there is no command 'lst'; 'help' lists all");
    }

    @Test
    void aCommandWithoutItsArgumentsIsToldWithWhatTellsThem() {
        assertThat(Mistake.explained(
                        "plugin:restart", new IllegalArgumentException("Cannot coerce restart() to any of [(String)]")))
                .isEqualTo("'plugin:restart' has too few or too many words; 'help plugin:restart' tells what it takes");
    }

    @Test
    void whatOurCommandsSayIsSaidAsItIs() {
        assertThat(Mistake.explained("plugin:show nim", new NoSuchElementException("there is no plugin 'nim'")))
                .isEqualTo("there is no plugin 'nim'");
    }

    @Test
    void whatSaysNothingIsToldByItsName() {
        assertThat(Mistake.explained("x", new NullPointerException())).isEqualTo("java.lang.NullPointerException");
    }
}
