package dev.cofferdam.framework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.framework.startlevel.FrameworkStartLevel;

class HostedFelixTest {
    @TempDir
    Path folder;

    private boolean plugin;
    private HostedFelix felix;

    @BeforeEach
    void start() throws BundleException {
        Map<String, Object> configuration = new HashMap<>(FelixConfiguration.of(
                new FrameworkSettings(folder.resolve("cache"), List.of(), Map.of()), new FrameworkLog(), Map.of()));
        felix = new HostedFelix(configuration, deed -> plugin);
        felix.start();
    }

    @AfterEach
    void stop() throws BundleException, InterruptedException {
        plugin = false;
        felix.stop();
        felix.waitForStop(0);
    }

    @Test
    void aBundleKnowsItsStartLevel() throws BundleException, IOException {
        Bundle bundle = felix.getBundleContext().installBundle("here", bundle());
        BundleStartLevel level = bundle.adapt(BundleStartLevel.class);
        level.setStartLevel(3);
        assertThat(level.getStartLevel()).isEqualTo(3);
    }

    @Test
    void aPluginCannotSetTheStartLevelOfTheFramework() {
        FrameworkStartLevel level = felix.adapt(FrameworkStartLevel.class);
        plugin = true;
        assertThatThrownBy(() -> level.setStartLevel(0)).isInstanceOf(SecurityException.class);
        assertThat(level.getStartLevel()).isEqualTo(1);
    }

    private static ByteArrayInputStream bundle() throws IOException {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.putValue("Manifest-Version", "1.0");
        main.putValue("Bundle-ManifestVersion", "2");
        main.putValue("Bundle-SymbolicName", "some");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new JarOutputStream(bytes, manifest).close();
        return new ByteArrayInputStream(bytes.toByteArray());
    }
}
