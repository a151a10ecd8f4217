package dev.cofferdam.framework;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The object that consumers hold in place of a plugin's service. Made by the room that guards calls. */
public interface StandIn {

    /** Makes stand-ins. */
    interface Source {
        /** Whether a stand-in can implement these types. */
        Prospect prospect(String plugin, List<Class<?>> types);

        /**
         * Which further interfaces a service offers, of those that its contract calls optional. Where the contract names
         * some, the service is obtained to see what it implements.
         *
         * @param interfaces what it is registered under
         * @param generation the generation that it belongs to
         * @param target obtains the service; it may call into the plugin
         */
        List<Class<?>> optional(String plugin, List<Class<?>> interfaces, int generation, Supplier<?> target);

        /**
         * Makes a stand-in that implements all the interfaces.
         *
         * @param plugin the plugin's symbolic name
         * @param interfaces the interfaces, all of one service
         * @param optional further ones, which not every generation's service has to have
         * @throws IllegalArgumentException when there is an {@linkplain Prospect#obstacle obstacle}
         */
        StandIn make(String plugin, List<Class<?>> interfaces, List<Class<?>> optional);

        /** The stand-in that was made with this {@linkplain #instance() instance}. */
        StandIn of(Object instance);

        /**
         * What of the settings a stand-in is made for that is made now. A stand-in never changes: one that was made for others
         * stays with its holders, and who looks the service up from the next generation on gets one that is made for these.
         */
        default Set<String> guarded(String plugin) {
            return Set.of();
        }

        /** How many of something a generation of this plugin may have. */
        default int most(String plugin, Quota of) {
            return Integer.MAX_VALUE;
        }

        /**
         * Told that a generation wanted more than that; once for each time that the number is passed again. Called on the
         * plugin's thread, under no lock; must return at once.
         */
        default void exceeded(String plugin, int generation, Quota of, int most) {}
    }

    /** Whether there can be a stand-in. It is held until the stand-in is made, because finding out has made some of it. */
    interface Prospect {
        /** Why there can be none; empty when there can. */
        Optional<String> obstacle();
    }

    /** What consumers hold. Always the same object. */
    Object instance();

    /** Sends calls to a generation's service from now on; it is obtained at the first call. */
    void connect(int generation, Supplier<?> target);

    /** Lets calls wait from now on for one of the others, within the call deadline. */
    void hold(String reason);

    /** Refuses calls from now on, with this reason. */
    void disconnect(String reason);
}
