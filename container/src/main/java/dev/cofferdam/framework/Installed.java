package dev.cofferdam.framework;

/** Whether the framework took a revision in. */
public sealed interface Installed {
    /**
     * It did.
     *
     * @param bundle the new generation
     */
    record Done(PluginBundle bundle) implements Installed {}

    /**
     * It did not.
     *
     * @param problem why not, in the framework's words
     */
    record Rejected(String problem) implements Installed {}
}
