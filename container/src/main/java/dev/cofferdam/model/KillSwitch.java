package dev.cofferdam.model;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Ends threads in code of plugins. Thread-safe. */
public interface KillSwitch {
    /** Reaches nothing: for where no code is woven. */
    KillSwitch NONE = (thread, plugin) -> new Kill() {
        @Override
        public boolean reach(List<StackTraceElement> frames) {
            return false;
        }

        @Override
        public void pardon() {}
    };

    /**
     * Condemns a thread; nothing happens to it before the first {@link Kill#reach}.
     *
     * @param plugin the plugin whose code it is to leave, for people
     */
    Kill condemn(Thread thread, String plugin);

    /**
     * Ends the threads that have not left the code of a class loader whose generation has retired: those that run in it now, and
     * do not leave it by themselves while they are looked at. May take seconds.
     *
     * @param plugin the plugin whose code that is, for people
     * @return those that had not left
     */
    default List<Evicted> evict(ClassLoader retired, String plugin) throws InterruptedException {
        return List.of();
    }

    /**
     * Ends the threads that have not left the code of any plugin, as {@link #evict} does; all plugins have been stopped. Returns at once
     * where there are none.
     *
     * @param limit how long it may take
     * @return those that had not left
     */
    default List<Left> evictAll(Duration limit) throws InterruptedException {
        return List.of();
    }

    /**
     * A thread that had not left the code of a plugin.
     *
     * @param plugin the plugin's symbolic name
     * @param generation its generation
     * @param evicted the thread, and what came of it
     */
    record Left(String plugin, int generation, Evicted evicted) {}

    /**
     * A thread that had not left the code of a class loader, and what came of it.
     *
     * @param thread its name
     * @param frame where it was in that code, {@code File.java:12}
     * @param killed whether it was seen to leave; otherwise it is abandoned
     */
    record Evicted(String thread, Optional<String> frame, boolean killed) {}

    /** One thread that is to leave. To be pardoned in the end, whether it left or not. */
    interface Kill {
        /**
         * From now on {@link Killed} is thrown on the thread in the code of the plugins that these frames are of, at each method's
         * entry and before each jump back. To be repeated while it does not leave: it may have gone on into other code meanwhile.
         *
         * @param frames of the thread's stack as it is at the moment, those that it is to leave
         * @return whether any of the code that it is in can be reached, or could be before
         */
        boolean reach(List<StackTraceElement> frames);

        /** Throws no more. May be called more than once, by any thread. */
        void pardon();
    }
}
