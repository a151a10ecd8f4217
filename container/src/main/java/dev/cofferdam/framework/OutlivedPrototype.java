package dev.cofferdam.framework;

import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;

/**
 * The stand-in for a prototype, once the generation that it was obtained from serves no more. It leads to an object of the present one,
 * which is made at the first call. The framework takes no note of it any more, so that nobody can give it back: it lasts for as
 * long as whoever holds it keeps it in memory.
 */
final class OutlivedPrototype implements ServiceSlot.Follower {
    private final WeakReference<Object> instance;
    private final StandIn.Source source;
    private final Bundle consumer;
    private final RawServices services;
    private volatile List<Runnable> release = List.of();

    OutlivedPrototype(StandIn standIn, StandIn.Source source, Bundle consumer, RawServices services) {
        this.instance = new WeakReference<>(standIn.instance());
        this.source = source;
        this.consumer = consumer;
        this.services = services;
    }

    boolean isGone() {
        return instance.refersTo(null);
    }

    /** How to give back what it led to last. */
    List<Runnable> release() {
        return release;
    }

    /** What it led to before is given back by the framework, as all that was obtained of that generation. */
    @Override
    public void connect(int generation, ServiceReference<?> raw) {
        List<Runnable> giveBack = new CopyOnWriteArrayList<>();
        release = giveBack;
        standIn(each -> each.connect(generation, () -> services.getPrototype(consumer, raw, giveBack)));
    }

    @Override
    public void hold(String reason) {
        standIn(each -> each.hold(reason));
    }

    @Override
    public void disconnect(String reason) {
        standIn(each -> each.disconnect(reason));
    }

    private void standIn(Consumer<StandIn> action) {
        Optional.ofNullable(instance.get()).map(source::of).ifPresent(action);
    }
}
