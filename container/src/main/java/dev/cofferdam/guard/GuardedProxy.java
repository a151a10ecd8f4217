package dev.cofferdam.guard;

import java.lang.invoke.VarHandle;

/**
 * What all generated proxy classes extend: the fields that a guarded call needs, and the methods of {@link Object},
 * which never call into a plugin.
 *
 * <p>It has no other methods, because a service interface may use any name.
 */
public abstract class GuardedProxy {
    /** The cell of a thread that calls often, for that thread; anybody else looks in {@link #cells}. */
    public CallCell cell;
    /** Where the other threads look for theirs; replaced when the table has grown. */
    public CallCell[] cells;
    /** The plugin's own service object, or {@code null} when it is to be obtained or is not there. */
    public volatile Object target;

    /** Which of the plugins that share the class it belongs to. */
    public final int seat;

    final ProxyCore core;

    /**
     * Called by generated constructors.
     *
     * @param core the proxy's core
     */
    public GuardedProxy(Object core) {
        this.core = (ProxyCore) core;
        this.seat = this.core.seat();
        this.cell = CallTable.UNOWNED;
        this.cells = this.core.table().cells();
        // a consumer may pass the proxy on without a barrier
        VarHandle.releaseFence();
    }

    @Override
    public final boolean equals(Object other) {
        return this == other;
    }

    @Override
    public final int hashCode() {
        return System.identityHashCode(this);
    }

    @Override
    public final String toString() {
        return core.describe();
    }
}
