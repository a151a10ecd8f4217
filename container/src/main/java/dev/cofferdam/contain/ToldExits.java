package dev.cofferdam.contain;

import dev.cofferdam.model.ExitDenied;
import dev.cofferdam.model.Fault;
import dev.cofferdam.model.FaultOrigin;
import dev.cofferdam.model.Killed;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;

/** Tells who wanted to end the JVM, and where its code was. */
final class ToldExits {
    private static final StackWalker STACK = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    private final PluginLoaders loaders;
    /** Held by a class of its own only. */
    private final ClassLoader loader;

    private final Consumer<Fault> faults;
    private final Clock clock;

    ToldExits(PluginLoaders loaders, ClassLoader loader, Consumer<Fault> faults, Clock clock) {
        this.loaders = loaders;
        this.loader = loader;
        this.faults = faults;
        this.clock = clock;
    }

    /** To be called on the thread that tried. */
    SecurityException of(int status) {
        Containment.Owner who = loaders.owner(loader);
        Optional<StackWalker.StackFrame> frame =
                STACK.walk(frames -> frames.filter(this::own).findFirst());
        FaultOrigin origin = FaultOrigin.step(
                who.plugin(),
                who.generation(),
                frame.map(StackWalker.StackFrame::getMethodName).orElse("exit"),
                frame.map(StackWalker.StackFrame::toStackTraceElement).map(ToldExits::place),
                clock.instant());
        faults.accept(new Fault.TriedToExit(origin, status));
        return new ExitDenied(who.plugin(), status);
    }

    private boolean own(StackWalker.StackFrame frame) {
        return frame.getDeclaringClass().getClassLoader() == loader
                && !frame.getClassName().startsWith(Killed.CHECKPOINTS);
    }

    private static String place(StackTraceElement frame) {
        String file = Optional.ofNullable(frame.getFileName()).orElse(frame.getClassName());
        return frame.getLineNumber() < 0 ? file : file + ":" + frame.getLineNumber();
    }
}
