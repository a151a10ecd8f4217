package dev.cofferdam.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class WrongUsageTest {
    private final StringWriter err = new StringWriter();

    private String said(String... arguments) {
        assertThat(Main.commandLine().setErr(new PrintWriter(err)).execute(arguments))
                .isEqualTo(2);
        return err.toString();
    }

    @Test
    void withoutACommandTheCommandsAreTold() {
        assertThat(said())
                .startsWith("say what to do: 'run' starts the container")
                .contains("next: 'cofferdam --help' tells how it is used");
    }

    @Test
    void aCommandThatIsNoneIsToldWithThoseThereAre() {
        assertThat(said("rnu")).isEqualToNormalizingNewlines("""
                        there is no command 'rnu'; there is 'run', 'demo', 'check'
                        next: 'cofferdam --help' tells how it is used
                        """);
    }

    @Test
    void anOptionThatIsNoneIsToldWithTheOneThatWasMeant() {
        assertThat(said("run", "--plugin", "x")).isEqualToNormalizingNewlines("""
                        '--plugin' is unknown; did you mean '--plugins'?
                        next: 'cofferdam run --help' tells how it is used
                        """);
    }

    @Test
    void aCheckOfNothingAsksForAJar() {
        assertThat(said("check"))
                .contains("NEW.jar", "next: 'cofferdam check --help' tells how it is used")
                .doesNotContain("--against");
    }

    @Test
    void aJarThatIsNotThereIsToldInASentence() {
        assertThat(said("check", "nosuch.jar")).isEqualToNormalizingNewlines("""
                        'nosuch.jar' is not there, or is no file; name the jar that is to be checked
                        next: 'cofferdam check --help' tells how it is used
                        """);
    }
}
