package dev.cofferdam.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerdictFileTest {
    @TempDir
    Path data;

    private Path file() {
        return data.resolve("verdicts").resolve("verdicts");
    }

    private VerdictFile kept() {
        VerdictFile store = new VerdictFile(data, "here");
        store.keep("one", new byte[] {1});
        store.keep("two", new byte[] {2});
        store.close();
        return store;
    }

    @Test
    void whatWasKeptIsThereAtTheNextStart() {
        kept();
        assertThat(new VerdictFile(data, "here").find("two")).hasValue(new byte[] {2});
    }

    @Test
    void whatWasLetGoOfIsReadAgain() {
        VerdictFile store = kept();
        store.keep("three", new byte[] {3});
        store.rest();
        assertThat(store.find("one")).hasValue(new byte[] {1});
        store.keep("four", new byte[] {4});
        store.close();
        VerdictFile next = new VerdictFile(data, "here");
        assertThat(next.find("three")).hasValue(new byte[] {3});
        assertThat(next.find("four")).hasValue(new byte[] {4});
    }

    @Test
    void whatCannotBeWrittenIsNotLetGoOf() throws IOException {
        VerdictFile store = new VerdictFile(data, "here");
        Files.createFile(file().getParent());
        store.keep("one", new byte[] {1});
        store.rest();
        assertThat(store.find("one")).hasValue(new byte[] {1});
    }

    @Test
    void anotherHostOrJvmStartsWithNothing() {
        kept();
        assertThat(new VerdictFile(data, "elsewhere").find("two")).isEmpty();
    }

    @Test
    void theFileMayBeDeletedAtAnyTime() throws IOException {
        VerdictFile store = kept();
        Files.delete(file());
        Files.delete(file().getParent());
        assertThat(store.find("one")).isPresent();
        store.keep("three", new byte[0]);
        store.save();
        assertThat(new VerdictFile(data, "here").find("three")).isPresent();
    }

    @Test
    void aDamagedFileCountsAsNoneAndIsRemoved() throws IOException {
        kept();
        byte[] whole = Files.readAllBytes(file());
        Random random = new Random(3);
        for (int round = 0; round < 60; round++) {
            byte[] damaged = whole.clone();
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 + random.nextInt(255));
            Files.write(file(), round % 2 == 0 ? damaged : Arrays.copyOf(whole, random.nextInt(whole.length)));
            assertThat(new VerdictFile(data, "here").find("one")).isEmpty();
            assertThat(file()).doesNotExist();
        }
    }

    @Test
    void whatWasUsedLeastRecentlyGoesFirst() {
        VerdictFile store = new VerdictFile(data, "verdicts", "here", 2, 1_000);
        store.keep("one", new byte[1]);
        store.keep("two", new byte[1]);
        assertThat(store.find("one")).isPresent();
        store.keep("three", new byte[1]);
        assertThat(store.find("two")).isEmpty();
        assertThat(store.find("one")).isPresent();
        store.keep("large", new byte[900]);
        store.keep("larger", new byte[950]);
        assertThat(store.find("large")).isEmpty();
        assertThat(store.find("larger")).isPresent();
    }

    @Test
    void aStagedJarIsKnownByItsDigestAndOthersByTheirSizeAndTime() throws IOException {
        VerdictFile store = new VerdictFile(data, "here");
        Path staged = data.resolve("staged").resolve("0".repeat(64) + ".jar");
        assertThat(store.fingerprint(staged)).hasValue("0".repeat(64) + ".jar");
        Path other = data.resolve("other.jar");
        assertThat(store.fingerprint(other)).isEmpty();
        Files.writeString(other, "x");
        String before = store.fingerprint(other).orElseThrow();
        Files.setLastModifiedTime(other, FileTime.fromMillis(1));
        assertThat(store.fingerprint(other)).isPresent().isNotEqualTo(Optional.of(before));
    }
}
