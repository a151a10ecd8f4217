package dev.cofferdam.itests.actors;

import dev.cofferdam.itests.desk.Cabinet;
import dev.cofferdam.itests.desk.Drawer;
import java.util.Iterator;
import java.util.stream.Stream;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** A cabinet whose faults are all in the objects that it gives out. */
public final class StuckCabinet implements BundleActivator, Cabinet, Drawer {
    /** For the framework. */
    public StuckCabinet() {}

    @Override
    public void start(BundleContext context) {
        context.registerService(Cabinet.class, this, null);
    }

    @Override
    public void stop(BundleContext context) {}

    @Override
    public Iterator<String> names() {
        return Stream.of("first").peek(name -> pull()).iterator();
    }

    @Override
    public Drawer open() {
        return this;
    }

    @Override
    public void pull() {
        throw new IllegalStateException("the drawer is stuck, by design");
    }
}
