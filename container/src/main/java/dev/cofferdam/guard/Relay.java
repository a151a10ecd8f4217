package dev.cofferdam.guard;

import dev.cofferdam.model.Fault;

/**
 * Where the calls of one proxy go while its plugin's calls are limited, or handed off. The caller is marked as in the call
 * already; so it stays, until it leaves.
 *
 * <p>A call that is nested in another one of the same plugin has been let in with that one: it is neither counted again
 * nor handed off again, so that a plugin which is called back does not wait for itself.
 */
final class Relay {
    private final PluginGuard guard;
    private final ProxyCore core;
    /** Obtained by the first call, on the thread that the call runs on: that may be code of the plugin. */
    private volatile Object target;

    Relay(PluginGuard guard, ProxyCore core) {
        this.guard = guard;
        this.core = core;
    }

    Object call(int method, Object[] arguments) throws Throwable {
        CallCell cell = guard.table().cell(Thread.currentThread());
        if (CallCell.depth(cell.mark()) > 1) {
            return run(method, arguments);
        }
        CallRules rules = guard.rules();
        if (!guard.limit().enter(rules.maxConcurrent())) {
            throw turnedAway(method, rules.maxConcurrent());
        }
        if (rules.mode() == CallRules.Mode.HANDOFF) {
            HandedCall call =
                    new HandedCall(guard, core.method(method), core.mark(method), new Handed(method, arguments));
            return guard.handoff().call(cell, call, rules.deadline());
        }
        try {
            return run(method, arguments);
        } finally {
            guard.limit().leave();
        }
    }

    private final class Handed implements HandedCall.Work {
        private final int method;
        private final Object[] arguments;

        Handed(int method, Object[] arguments) {
            this.method = method;
            this.arguments = arguments;
        }

        @Override
        public Object run() throws Throwable {
            return Relay.this.run(method, arguments);
        }

        @Override
        public Throwable classify(Throwable thrown) {
            return core.classify(method, target, thrown, false);
        }
    }

    /** What was called, so far as that is known: null before the first call. */
    Object target() {
        return target;
    }

    private Object run(int method, Object[] arguments) throws Throwable {
        Object called = target;
        if (called == null) {
            called = core.obtainTarget();
            target = called;
        }
        return core.handle(method).invokeExact(called, arguments);
    }

    private Throwable turnedAway(int method, int limit) {
        guard.report(new Fault.QuotaExceeded(core.originOf(method), "calls in flight", limit));
        return guard.unavailable("it has " + limit + " calls in flight, which is its limit");
    }
}
