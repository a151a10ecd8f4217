package dev.cofferdam.itests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.Cofferdam;
import dev.cofferdam.PluginContainer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The services on board: each is there, and File Install takes configurations from the one folder it is told of. */
class StandardServicesIT {
    private static final String FILTER = "\"(service.pid=com.acme.greeter)\"";

    @TempDir
    private Path temp;

    @Test
    void aFileInTheConfigFolderBecomesAConfiguration() throws Exception {
        Path config = Files.createDirectories(temp.resolve("config"));
        Files.writeString(config.resolve("com.acme.greeter.cfg"), "greeting = hello\n");
        try (PluginContainer container = started(config)) {
            Waiting.until("the file is taken in")
                    .untilAsserted(() -> assertThat(Typed.into(
                                    container,
                                    "reference = $.context getServiceReference org.osgi.service.cm.ConfigurationAdmin",
                                    "admin = $.context getService $reference",
                                    "$admin listConfigurations " + FILTER))
                            .contains("com.acme.greeter"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "org.osgi.service.cm.ConfigurationAdmin",
                "org.osgi.service.component.runtime.ServiceComponentRuntime",
                "org.osgi.service.metatype.MetaTypeService",
                "org.osgi.service.event.EventAdmin",
                "org.osgi.service.log.LogService"
            })
    void aServiceIsOnBoard(String type) throws Exception {
        try (PluginContainer container = started(temp.resolve("config"))) {
            assertThat(Typed.into(container, "$.context getServiceReference " + type))
                    .contains(type);
        }
    }

    private PluginContainer started(Path config) {
        return Cofferdam.builder()
                .data(temp.resolve("data"))
                .bundles(Built.bundles())
                .config(config)
                .start();
    }
}
