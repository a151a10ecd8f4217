package dev.cofferdam.framework;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each installation of a jar has a short location of its own, and leaves nothing behind. */
class LocationsTest {
    @TempDir
    private Path temp;

    private Path jar() throws IOException {
        return Files.writeString(temp.resolve("a-jar-with-a-long-name.jar"), "content");
    }

    private static Path file(String location) {
        return Path.of(URI.create(location.substring("reference:".length())));
    }

    @Test
    void eachIsAnotherNameOfTheFile() throws IOException {
        Path jar = jar();
        Locations locations = new Locations(Files.createDirectory(temp.resolve("cache folder")));

        String first = locations.next(jar);
        String second = locations.next(jar);

        assertThat(second).startsWith("reference:file:/").endsWith("/2.jar").isNotEqualTo(first);
        assertThat(file(first)).hasContent("content");
        assertThat(file(second)).hasContent("content");
    }

    @Test
    void theNameGoesOnceNobodyIsWiredToTheBundleAnyMore() throws IOException {
        Locations locations = new Locations(temp);
        String location = locations.next(jar());

        locations.leaves(7, location);
        locations.sweep(bundle -> bundle == 7);
        assertThat(file(location)).exists();

        locations.sweep(bundle -> false);
        assertThat(file(location)).doesNotExist();
        assertThat(jar()).exists();
    }

    @Test
    void whereThereCanBeNoFurtherNameItIsInstalledByItsOwn() throws IOException {
        Path jar = jar();
        Locations locations = new Locations(temp.resolve("not there"));

        String first = locations.next(jar);
        String second = locations.next(jar);

        assertThat(first).isNotEqualTo(second);
        assertThat(file(second)).isEqualTo(jar);
        locations.leaves(1, second);
        locations.sweep(bundle -> false);
        assertThat(jar).exists();
    }
}
