package dev.cofferdam.supervise;

import dev.cofferdam.model.KillSwitch;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * Where threads of one plugin's run.
 *
 * @param threads the group of those that are made for it, and of those that these make
 * @param condemn what ends one of them
 */
record PluginGroup(ThreadGroup threads, Function<Thread, KillSwitch.Kill> condemn) {
    /** The same, where nobody is killed for as long as it is somebody else who keeps the thread. */
    PluginGroup unless(BooleanSupplier kept) {
        return new PluginGroup(threads, thread -> {
            KillSwitch.Kill kill = condemn.apply(thread);
            return new KillSwitch.Kill() {
                @Override
                public boolean reach(List<StackTraceElement> frames) {
                    return !kept.getAsBoolean() && kill.reach(frames);
                }

                @Override
                public void pardon() {
                    kill.pardon();
                }
            };
        });
    }
}
