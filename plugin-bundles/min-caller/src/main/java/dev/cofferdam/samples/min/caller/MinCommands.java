package dev.cofferdam.samples.min.caller;

/**
 * The shell commands of scope {@code min}. The shell finds them by service properties and calls them by reflection, so
 * this bundle imports nothing of the shell. An interface, since what others find in the registry is a service proxy.
 */
public interface MinCommands {

    /**
     * Asks every {@code Min} there is for the smaller of two numbers: {@code min:call 7 3}.
     *
     * @param a one number
     * @param b the other number
     * @return one line for each provider, with its answer or with what went wrong
     */
    String call(int a, int b);
}
