package dev.cofferdam.guard;

import java.util.List;
import java.util.function.Supplier;

/** The stable object that consumers hold in place of a plugin's service. Thread-safe. */
public interface ServiceProxy {
    /**
     * The proxy whose {@link #instance()} this is.
     *
     * @throws IllegalArgumentException when it is none's
     */
    static ServiceProxy of(Object instance) {
        if (instance instanceof GuardedProxy proxy) {
            return proxy.core;
        }
        throw new IllegalArgumentException("'" + instance.getClass().getName() + "' is no class of a service proxy");
    }

    /** The object that consumers hold; always the same. */
    Object instance();

    /** The interfaces that the object implements. */
    List<Class<?>> interfaces();

    /**
     * Sends calls to another target from now on.
     *
     * @param generation the generation that the target belongs to
     * @param target asked once, by the first call, on that call's thread and under its deadline. It may call into the
     *     plugin, throw, or return null when the service has gone
     */
    void connect(int generation, Supplier<?> target);

    /**
     * Lets calls end with {@link dev.cofferdam.api.fault.PluginUnavailableException} from now on. Calls that are in
     * flight go on.
     *
     * @param reason why, for people
     */
    void disconnect(String reason);

    /**
     * Lets calls wait from now on: for the next {@link #connect} or {@link #disconnect}, and no longer than the call
     * deadline. Calls that are in flight go on, and so do calls that they make to this plugin: waiting for the end of
     * their own call, they would never be served.
     *
     * @param reason why, for people
     */
    void hold(String reason);

    /** Whether there is somebody to send calls to. */
    boolean connected();
}
