package dev.cofferdam.framework;

import java.util.Optional;

/** Changes the classes of plugins before they are defined. */
public interface ClassWeaver {
    /**
     * Called on the thread that loads the class, which holds the lock of its name and no other: must not call into a plugin.
     *
     * @param loader the loader that will define it
     * @param className its binary name
     * @param bytes the class file
     * @return the bytes to define in the place of those; empty when they are to stay
     */
    Optional<byte[]> weave(ClassLoader loader, String className, byte[] bytes);
}
