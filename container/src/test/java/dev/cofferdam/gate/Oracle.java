package dev.cofferdam.gate;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Optional;

/** The JVM's own verdict: it links and runs {@code client.Main.run()} of one jar against another. */
final class Oracle {
    private Oracle() {}

    /** The simple name of the linkage error that running throws; empty when it runs. */
    static Optional<String> run(Path provider, Path client) {
        ClassLoader platform = ClassLoader.getPlatformClassLoader();
        try (URLClassLoader below = new URLClassLoader(new URL[] {url(provider)}, platform);
                URLClassLoader above = new URLClassLoader(new URL[] {url(client)}, below)) {
            Class.forName("client.Main", true, above).getMethod("run").invoke(null);
            return Optional.empty();
        } catch (LinkageError error) {
            return Optional.of(error.getClass().getSimpleName());
        } catch (InvocationTargetException thrown) {
            if (thrown.getCause() instanceof LinkageError error) {
                return Optional.of(error.getClass().getSimpleName());
            }
            throw new IllegalStateException(thrown.getCause());
        } catch (ReflectiveOperationException | IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static URL url(Path jar) throws MalformedURLException {
        return jar.toUri().toURL();
    }
}
