package dev.cofferdam.guard;

/** Whether a service can be called through a proxy. */
public sealed interface ProxyResult {
    /**
     * It can.
     *
     * @param proxy the proxy, connected to nobody yet
     */
    record Made(ServiceProxy proxy) implements ProxyResult {}

    /**
     * It cannot; the service would have to be handed out as it is.
     *
     * @param reason why, for people
     */
    record Refused(String reason) implements ProxyResult {}
}
