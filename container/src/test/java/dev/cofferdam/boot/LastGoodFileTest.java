package dev.cofferdam.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.deploy.PluginFolder;
import dev.cofferdam.model.Revision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LastGoodFileTest {
    private static final String DIGEST = "a".repeat(64);

    @TempDir
    private Path data;

    @Test
    void whatWasGoodIsKnownAfterARestart() throws IOException {
        Revision revision = staged("acme", "1.0.0", "acme = 1.jar");
        new LastGoodFile(data).passed(revision);

        LastGoodFile again = new LastGoodFile(data);

        assertThat(again.of("acme")).contains(revision);
        assertThat(again.digests()).containsExactly(DIGEST);
        assertThat(again.of("other")).isEmpty();
    }

    @Test
    void theOneThatWasGoodBeforeIsKnownTooUntilTheLastIsGivenUp() throws IOException {
        LastGoodFile file = new LastGoodFile(data);
        Revision one = staged("acme", "1.0.0", "acme.jar", DIGEST);
        Revision two = staged("acme", "2.0.0", "acme.jar", "b".repeat(64));
        file.passed(one);
        assertThat(file.before(one)).isEmpty();
        file.passed(two);
        file.passed(two);

        LastGoodFile again = new LastGoodFile(data);
        assertThat(again.of("acme")).contains(two);
        assertThat(again.before(two)).contains(one);
        assertThat(again.before(one)).contains(two);
        assertThat(again.digests()).containsExactlyInAnyOrder(one.sha256(), two.sha256());

        again.givenUp(two);
        assertThat(new LastGoodFile(data).of("acme")).contains(one);
        assertThat(new LastGoodFile(data).before(one))
                .as("nobody goes to and fro")
                .isEmpty();
        again.givenUp(one);
        assertThat(new LastGoodFile(data).digests()).isEmpty();
    }

    @Test
    void whatIsGoneIsForgotten() throws IOException {
        LastGoodFile file = new LastGoodFile(data);
        file.passed(staged("acme", "1.0.0", "acme.jar"));
        file.passed(staged("acme", "2.0.0", "acme.jar", "b".repeat(64)));

        file.forget("acme");

        assertThat(file.of("acme")).isEmpty();
        assertThat(new LastGoodFile(data).digests()).isEmpty();
    }

    @Test
    void aRevisionWhoseCopyIsNotThereIsNone() throws IOException {
        LastGoodFile file = new LastGoodFile(data);
        Revision revision = staged("acme", "1.0.0", "acme.jar");
        file.passed(revision);
        Files.delete(revision.jar());

        assertThat(file.of("acme")).isEmpty();
    }

    @Test
    void aFileThatMakesNoSenseCountsAsEmpty() throws IOException {
        Files.writeString(data.resolve("last-good.properties"), "acme = ../../etc 1.0 x\nother=\\u00");

        assertThat(new LastGoodFile(data).of("acme")).isEmpty();
        assertThat(new LastGoodFile(data).digests()).isEmpty();
    }

    @Test
    void whateverPassesAtOnceIsInTheFileWhenThatReturns() throws IOException {
        LastGoodFile file = new LastGoodFile(data);
        List<Revision> many = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            many.add(staged("acme-" + i, "1.0.0", "acme.jar"));
        }

        many.parallelStream().forEach(revision -> {
            file.passed(revision);
            assertThat(new LastGoodFile(data).of(revision.plugin())).contains(revision);
        });
    }

    private Revision staged(String plugin, String version, String fileName) throws IOException {
        return staged(plugin, version, fileName, DIGEST);
    }

    private Revision staged(String plugin, String version, String fileName, String digest) throws IOException {
        Path jar = PluginFolder.staged(data, digest);
        Files.createDirectories(jar.getParent());
        Files.write(jar, new byte[0]);
        return new Revision(plugin, version, digest, fileName, jar);
    }
}
