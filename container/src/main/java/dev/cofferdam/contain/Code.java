package dev.cofferdam.contain;

/**
 * The woven code of one class loader, for as long as somebody is looked for in it.
 *
 * @param loader the loader that defines it
 * @param checkpoint the checkpoint that it calls
 * @param access asks the loader what it has defined
 */
record Code(ClassLoader loader, Checkpoint checkpoint, LoaderAccess access) {
    /** Whether a class of that name is of it. */
    boolean defines(String className) {
        return access.defined(loader, className);
    }
}
