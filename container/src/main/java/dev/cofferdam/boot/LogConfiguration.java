package dev.cofferdam.boot;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * Hands {@code config/simplelogger.properties} to SLF4J's simple back end. Through system properties and not through
 * the class path, because a folder there keeps the JVM from archiving classes for a quicker start.
 */
final class LogConfiguration {
    private static final String PREFIX = "org.slf4j.simpleLogger.";

    private LogConfiguration() {}

    /** To be called before the first logger is made. What the command line sets already stays. */
    static void apply(Path config) {
        Path file = config.resolve("simplelogger.properties");
        if (!Files.isReadable(file)) {
            return;
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            System.err.println("'" + file + "' cannot be read: " + e.getMessage() + "; the log has its defaults");
        }
        for (String key : properties.stringPropertyNames()) {
            if (key.startsWith(PREFIX) && System.getProperty(key) == null) {
                System.setProperty(key, properties.getProperty(key));
            }
        }
    }
}
