package dev.cofferdam.supervise;

import dev.cofferdam.model.KillSwitch;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The thread groups of plugins. What a plugin starts while it is started, stopped or asked, and what that starts in turn, is in
 * its group, so that a thread which dies of an exception is known to be the plugin's. Threads that it makes in a call are in
 * the caller's group, and {@link StrayThreads} hears of them.
 */
final class PluginThreads {
    private final Map<String, ThreadGroup> groups = new ConcurrentHashMap<>();
    private final Death death;
    private final KillSwitch kills;

    PluginThreads(Death death, KillSwitch kills) {
        this.death = death;
        this.kills = kills;
    }

    /** Told that a plugin's thread died, on that thread. */
    interface Death {
        void of(String plugin, String thread, Throwable thrown);
    }

    /** The group of a plugin, over all its generations. */
    PluginGroup of(String plugin) {
        ThreadGroup group = groups.computeIfAbsent(plugin, name -> new Group(name, death));
        return new PluginGroup(group, thread -> kills.condemn(thread, plugin));
    }

    private static final class Group extends ThreadGroup {
        private final Death death;

        Group(String plugin, Death death) {
            super(plugin);
            this.death = death;
        }

        /** On the thread itself: what asking the throwable costs is the plugin's own time. */
        @Override
        public void uncaughtException(Thread thread, Throwable thrown) {
            death.of(getName(), thread.getName(), thrown);
        }
    }
}
