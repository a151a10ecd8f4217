package dev.cofferdam.framework;

import java.util.Optional;
import java.util.function.Supplier;

/** Changes the classes of plugins before they are defined. */
public interface ClassWeaver {
    /**
     * Called on the thread that loads the class, which holds the lock of its name and no other: must not call into a plugin.
     *
     * @param owner whose class it is; to be asked again whenever it matters
     * @param loader the loader that will define it
     * @param className its binary name
     * @param bytes the class file
     * @return the bytes to define in the place of those; empty when they are to stay
     */
    Optional<byte[]> weave(Supplier<Meddling.Hand> owner, ClassLoader loader, String className, byte[] bytes);
}
