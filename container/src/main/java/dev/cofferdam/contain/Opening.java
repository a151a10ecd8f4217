package dev.cofferdam.contain;

import dev.cofferdam.model.Fault;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;

/** Has the code of a class loader find what it calls once it is woven. Thread-safe. */
final class Opening {
    private static final byte[] EXITS = CheckpointClasses.exits();

    private final PluginLoaders loaders;
    private final Consumer<Fault> faults;
    private final Clock clock;

    Opening(PluginLoaders loaders, Consumer<Fault> faults, Clock clock) {
        this.loaders = loaders;
        this.faults = faults;
        this.clock = clock;
    }

    /** Chooses a checkpoint. */
    interface Choice {
        Checkpoint make() throws ReflectiveOperationException;
    }

    /**
     * Makes what woven code calls, before there is any; an error of the JVM leaves the code as it is.
     *
     * @return whether it is there
     */
    boolean open(Compartment compartment, ClassLoader loader, LoaderAccess access, boolean withExits, Choice choice) {
        try {
            if (!compartment.isOpen(false)) {
                checkpoint(compartment, loader, access, choice.make());
            }
            if (withExits) {
                compartment.open(true, () -> exits(loader, access));
            }
        } catch (LinkageError | ReflectiveOperationException e) {
            compartment.failed(e);
        }
        return compartment.isOpen(withExits);
    }

    /** Asking the loader takes its locks, so that is done without ours. */
    private void checkpoint(Compartment compartment, ClassLoader loader, LoaderAccess access, Checkpoint chosen)
            throws ReflectiveOperationException {
        boolean lent =
                chosen.lendable().filter(type -> loaders.lend(loader, type)).isPresent();
        compartment.open(false, () -> {
            if (!lent) {
                compartment.checkpoint(Checkpoint.within(access.define(
                        loader, CheckpointClasses.binaryName(CheckpointClasses.CHECKPOINT), Checkpoints.BYTES)));
            }
        });
    }

    private void exits(ClassLoader loader, LoaderAccess access) throws ReflectiveOperationException {
        Class<?> exits = access.define(loader, CheckpointClasses.binaryName(CheckpointClasses.EXITS), EXITS);
        CheckpointClasses.link(exits, Optional.of(new ExitGuard(new ToldExits(loaders, loader, faults, clock)::of)));
    }
}
