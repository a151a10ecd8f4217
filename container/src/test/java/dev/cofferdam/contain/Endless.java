package dev.cofferdam.contain;

/** What the tests know of the {@linkplain Kernels}, which another loader defines. */
public interface Endless {
    /** Does not return. */
    void run(String kernel);
}
