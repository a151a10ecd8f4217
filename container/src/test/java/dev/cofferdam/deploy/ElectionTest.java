package dev.cofferdam.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.model.Revision;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ElectionTest {

    private final Election election = new Election();

    @Test
    void theHighestVersionWinsWhateverTheFileIsCalled() {
        Candidate two = candidate("a", "1.10", "a.jar");
        election.add(candidate("a", "1.9", "z.jar"));
        election.add(two);
        election.add(candidate("a", "1.2", "b.jar"));

        assertThat(election.winner("a")).contains(two);
        assertThat(election.losers("a")).extracting(Candidate::fileName).containsExactlyInAnyOrder("z.jar", "b.jar");
    }

    @Test
    void ofEqualVersionsTheLastFileNameWins() {
        Candidate last = candidate("a", "1", "b.jar");
        election.add(last);
        election.add(candidate("a", "1", "a.jar"));

        assertThat(election.winner("a")).contains(last);
    }

    @Test
    void whenTheWinnerGoesTheNextTakesOver() {
        Candidate one = candidate("a", "1", "a1.jar");
        Candidate two = candidate("a", "2", "a2.jar");
        election.add(one);
        election.add(two);
        election.remove(two);

        assertThat(election.winner("a")).contains(one);
        election.remove(one);
        assertThat(election.winner("a")).isEmpty();
        assertThat(election.losers("a")).isEmpty();
    }

    @Test
    void pluginsAreTouchedOncePerQuestion() {
        election.add(candidate("b", "1", "b.jar"));
        election.add(candidate("a", "1", "a.jar"));
        election.add(candidate("a", "2", "a2.jar"));

        assertThat(election.touched().keySet()).containsExactly("a", "b");
        assertThat(election.touched()).isEmpty();
    }

    private static Candidate candidate(String plugin, String version, String file) {
        return new Candidate(file, new Revision(plugin, version, "0".repeat(64), file, Path.of("staged")));
    }
}
