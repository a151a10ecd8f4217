package dev.cofferdam.guard;

/** Throws what the compiler would not let pass. */
final class Sneaky {
    private Sneaky() {}

    static <R> R raise(Throwable thrown) {
        return Sneaky.<R, RuntimeException>unchecked(thrown);
    }

    @SuppressWarnings("unchecked")
    private static <R, T extends Throwable> R unchecked(Throwable thrown) throws T {
        throw (T) thrown;
    }
}
