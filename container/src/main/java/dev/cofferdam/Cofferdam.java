package dev.cofferdam;

/**
 * The door for those who embed the container.
 *
 * <pre>{@code
 * try (PluginContainer container = Cofferdam.builder()
 *         .plugins(Path.of("plugins"))
 *         .hostPackage("com.acme.api")
 *         .start()) {
 *     Greeter greeter = container.service(Greeter.class);
 * }
 * }</pre>
 */
public final class Cofferdam {
    private Cofferdam() {}

    /** Begins to describe a container. */
    public static ContainerBuilder builder() {
        return new ContainerBuilder();
    }
}
