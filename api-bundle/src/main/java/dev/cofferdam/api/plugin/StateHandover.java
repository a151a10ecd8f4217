package dev.cofferdam.api.plugin;

import java.time.Duration;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Registered as a service by a plugin that hands its state on to its next generation.
 *
 * <p>The container asks for the state before a planned stop (a stop, a restart, an update, the end of the container), when
 * calls have ended and none is sent any more, and in between as often as {@link #interval()} says. It keeps the last state on
 * disk, and gives it to the next generation after its start and before callers are sent to it. After a fault nobody is
 * asked: what was kept last is given. All calls come from the plugin's own lifecycle threads, one at a time, within the stop
 * and the start deadline.
 */
@ConsumerType
public interface StateHandover {

    /**
     * Tells the state. Between planned stops it is called while the plugin serves.
     *
     * @return the state as it is now
     * @throws Exception when it cannot be told; what was kept before is kept on
     */
    CapturedState capture() throws Exception;

    /**
     * Is given the state that a generation before told, which may have been of another revision: an older one, or, after a
     * step back, a newer one.
     *
     * @param state the state, with the version that it was told with
     * @return whether it was taken; what is declined is set aside, and the plugin starts without
     * @throws Exception when it cannot be taken; it is set aside, and the plugin starts without
     */
    boolean restore(CapturedState state) throws Exception;

    /**
     * Tells how often the state is asked for while the plugin serves, so that a crash loses no more than that.
     *
     * @return the time from one to the next; zero, as by default, for never. Less than 100 ms counts as 100 ms
     */
    default Duration interval() {
        return Duration.ZERO;
    }
}
