package dev.cofferdam.framework;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.apache.felix.framework.Felix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.objectweb.asm.ClassWriter;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.wiring.BundleWiring;

/** A bundle finds what it would find if Felix delegated by itself, and a class that is lent to it. */
class BootDelegationTest {
    private static final List<String> CLASSES = List.of(
            "java.lang.String",
            "java.sql.Connection",
            "java.no.Such",
            "javax.sql.DataSource",
            "javax.net.ssl.SSLContext",
            "sun.misc.Unsafe",
            "jdk.internal.reflect.MagicAccessorImpl",
            "org.osgi.framework.Bundle",
            "org.junit.jupiter.api.Test",
            "dev.cofferdam.framework.BootDelegation",
            "dev.cofferdam.woven.Checkpoint",
            "Nameless");
    private static final List<String> RESOURCES = List.of(
            "java/lang/String.class",
            "/java/lang/String.class",
            "javax/sql/DataSource.class",
            "sun/misc/Unsafe.class",
            "org/junit/jupiter/api/Test.class",
            "in-the-bundle.txt",
            "javax/sql/in-the-bundle.txt",
            "META-INF/MANIFEST.MF",
            "");

    @TempDir
    private Path temp;

    private static Bundle bundle(Felix felix) throws BundleException, IOException {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue("Bundle-ManifestVersion", "2");
        main.putValue("Bundle-SymbolicName", "any");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream out = new JarOutputStream(bytes, manifest)) {
            for (String entry : List.of("in-the-bundle.txt", "javax/sql/in-the-bundle.txt")) {
                out.putNextEntry(new ZipEntry(entry));
                out.closeEntry();
            }
        }
        felix.start();
        Bundle bundle = felix.getBundleContext().installBundle("any", new ByteArrayInputStream(bytes.toByteArray()));
        bundle.start();
        return bundle;
    }

    private FrameworkSettings settings(String folder, Map<String, String> properties) {
        return new FrameworkSettings(temp.resolve(folder), List.of(), properties);
    }

    private Felix felix(FrameworkSettings settings, Map<?, ?> loaders) {
        return new HostedFelix(FelixConfiguration.of(settings, new FrameworkLog(), loaders), deed -> false);
    }

    /** What a bundle finds, as texts. */
    private static List<String> found(Bundle bundle) throws IOException {
        ClassLoader loader = bundle.adapt(BundleWiring.class).getClassLoader();
        List<String> found = new ArrayList<>();
        for (String name : CLASSES) {
            found.add(name + " " + classIn(loader, name));
        }
        for (String name : RESOURCES) {
            found.add(name + " " + withoutIds(loader.getResource(name)) + " "
                    + Collections.list(loader.getResources(name)).stream()
                            .map(BootDelegationTest::withoutIds)
                            .toList());
        }
        return found;
    }

    private static String withoutIds(Object url) {
        return String.valueOf(url).replaceFirst("//[^/]*", "//");
    }

    private static String classIn(ClassLoader loader, String name) {
        try {
            return String.valueOf(loader.loadClass(name).getClassLoader());
        } catch (ClassNotFoundException e) {
            return "none";
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "none | none",
                "'javax.sql, sun.*' | none",
                "* | none",
                "none | boot",
                "none | app",
                "sun.misc | framework",
                "javax.* | ext"
            })
    void aBundleFindsWhatFelixFindsByItself(String delegated, String parent) throws Exception {
        Map<String, String> properties = new HashMap<>();
        Optional.ofNullable(delegated).ifPresent(to -> properties.put("org.osgi.framework.bootdelegation", to));
        Optional.ofNullable(parent).ifPresent(to -> properties.put("org.osgi.framework.bundle.parent", to));
        Felix plain = felix(settings("plain", properties), Map.of());
        FrameworkSettings settings = settings("ours", properties);
        Felix ours = felix(settings, new BootDelegation(settings).loaders(bundle -> true));
        try {
            assertThat(found(bundle(ours))).containsExactlyElementsOf(found(bundle(plain)));
        } finally {
            plain.stop();
            ours.stop();
        }
    }

    @Test
    void aLentClassIsKnownFromThenOnToTheBorrowerAlone() throws Exception {
        FrameworkSettings settings = settings("lends", Map.of());
        BootDelegation boot = new BootDelegation(settings);
        Felix felix = felix(settings, boot.loaders(bundle -> true));
        Class<?> type = new Lent().define();
        try {
            Bundle borrower = bundle(felix);
            ClassLoader loader = borrower.adapt(BundleWiring.class).getClassLoader();
            assertThat(classIn(loader, type.getName())).isEqualTo("none");

            assertThat(boot.lend(loader, type)).isTrue();

            assertThat(loader.loadClass(type.getName())).isSameAs(type);
            assertThat(boot.lend(loader, new Lent().define())).isFalse();
            assertThat(classIn(boot, type.getName())).isEqualTo("none");
        } finally {
            felix.stop();
        }
    }

    @Test
    void nothingIsLentWhereBundlesHaveAParent() throws Exception {
        FrameworkSettings settings = settings("parent", Map.of("org.osgi.framework.bundle.parent", "app"));
        BootDelegation boot = new BootDelegation(settings);
        Felix felix = felix(settings, boot.loaders(bundle -> true));
        try {
            ClassLoader loader = bundle(felix).adapt(BundleWiring.class).getClassLoader();

            assertThat(boot.lend(loader, new Lent().define())).isFalse();
        } finally {
            felix.stop();
        }
    }

    /** Defines a class of the name that is lent. */
    private static final class Lent extends ClassLoader {
        Class<?> define() {
            ClassWriter writer = new ClassWriter(0);
            writer.visit(61, 1, "dev/cofferdam/woven/Checkpoint", null, "java/lang/Object", null);
            writer.visitEnd();
            byte[] bytes = writer.toByteArray();
            return defineClass("dev.cofferdam.woven.Checkpoint", bytes, 0, bytes.length);
        }
    }
}
