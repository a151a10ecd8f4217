package dev.cofferdam.framework;

import java.util.Optional;
import java.util.function.LongFunction;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

/** Tells whose code is at work, by the stack of the calling thread. For what happens seldom: it costs microseconds. */
final class Hands {
    private static final StackWalker STACK = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    private final LongFunction<Optional<Meddling.Hand>> generations;

    /** @param generations the plugin generation that a bundle is, by bundle id */
    Hands(LongFunction<Optional<Meddling.Hand>> generations) {
        this.generations = generations;
    }

    /** The plugin whose code is nearest to the top of the calling thread's stack. */
    Optional<Meddling.Hand> atWork() {
        return STACK.walk(frames -> frames.map(StackWalker.StackFrame::getDeclaringClass)
                .flatMap(type -> Optional.ofNullable(FrameworkUtil.getBundle(type)).stream())
                .map(Bundle::getBundleId)
                .flatMap(id -> generations.apply(id).stream())
                .findFirst());
    }
}
