package dev.cofferdam.boot;

import dev.cofferdam.ContainerBuilder;
import dev.cofferdam.ContainerException;
import dev.cofferdam.Settings;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** The folder of a distribution: {@code config/ bundles/ plugins/ data/ log/ samples/}. */
record Home(Path path) {
    private static final String SETTINGS = "cofferdam.properties";

    static Home find() {
        return new Home(Path.of(System.getProperty("cofferdam.home", "."))
                .toAbsolutePath()
                .normalize());
    }

    Path plugins() {
        return path.resolve("plugins");
    }

    Path data() {
        return path.resolve("data");
    }

    Path config() {
        return path.resolve("config");
    }

    Path bundles() {
        return path.resolve("bundles");
    }

    Path samples() {
        return path.resolve("samples");
    }

    /** Gives a container what the distribution has for it. */
    ContainerBuilder furnish(ContainerBuilder builder) {
        return builder.bundles(bundles()).config(config()).settings(properties());
    }

    /**
     * What the distribution is set to.
     *
     * @throws IllegalArgumentException when a setting is unknown or out of its bounds
     */
    Settings settings() {
        return Settings.of(properties());
    }

    private Properties properties() {
        Properties settings = new Properties();
        Path file = config().resolve(SETTINGS);
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                settings.load(reader);
            } catch (IOException | IllegalArgumentException e) {
                throw new ContainerException("'" + file + "' cannot be read: " + e.getMessage(), e);
            }
        }
        return settings;
    }
}
