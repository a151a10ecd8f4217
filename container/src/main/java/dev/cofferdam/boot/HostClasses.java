package dev.cofferdam.boot;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Function;

/** The bytes of the classes on the host's class path, by internal name. */
record HostClasses(ClassLoader loader) implements Function<String, Optional<byte[]>> {
    @Override
    public Optional<byte[]> apply(String internalName) {
        try (InputStream in = loader.getResourceAsStream(internalName + ".class")) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
