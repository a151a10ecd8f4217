package dev.cofferdam.guard;

import dev.cofferdam.api.fault.PluginUnavailableException;
import dev.cofferdam.model.Durations;
import dev.cofferdam.model.FaultOrigin;
import java.lang.invoke.MethodHandle;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The part of a proxy that calls meet only when they leave the fast path. */
final class ProxyCore implements ServiceProxy {
    private final PluginGuard guard;
    private final ProxyClass type;
    private final List<Class<?>> required;
    private final GuardedProxy instance;
    /** None while there is none; without an object around it, because each plugin has one. */
    private Connection present;

    private Optional<Connection> previous = Optional.empty();
    private Optional<Hold> hold = Optional.empty();
    private String away = "it is not started yet";

    ProxyCore(PluginGuard guard, ProxyClass type, List<Class<?>> required) throws ReflectiveOperationException {
        this.guard = guard;
        this.type = type;
        this.required = required.equals(type.interfaces()) ? type.interfaces() : List.copyOf(required);
        this.instance = type.instance(this);
    }

    int seat() {
        return type.seat();
    }

    CallTable table() {
        return guard.table();
    }

    @Override
    public Object instance() {
        return instance;
    }

    @Override
    public List<Class<?>> interfaces() {
        return type.interfaces();
    }

    @Override
    public void connect(int generation, Supplier<?> target) {
        replace(Optional.of(new Connection(generation, target)));
        guard.serves(generation);
    }

    @Override
    public synchronized void disconnect(String reason) {
        away = reason;
        replace(Optional.empty());
    }

    @Override
    public synchronized void hold(String reason) {
        away = reason;
        hold.ifPresent(Hold::end);
        hold = Optional.of(new Hold());
        instance.target = null;
    }

    @Override
    public synchronized boolean connected() {
        return current().isPresent();
    }

    /** What calls go to at present; called on the thread of a call, which is marked already. */
    Object obtain() {
        CallCell cell = guard.table().cell(Thread.currentThread());
        boolean nested = CallCell.depth(cell.mark()) > 1;
        long began = System.nanoTime();
        while (guard.rules().relayed()) {
            awaitHold(nested, cell, began);
            Optional<Object> relay = relayed(nested);
            if (relay.isPresent()) {
                return relay.get();
            }
        }
        return obtainTarget();
    }

    /** The target, obtained if need be; called on the thread that the call runs on, which is marked already. */
    Object obtainTarget() {
        CallCell cell = guard.table().cell(Thread.currentThread());
        boolean nested = CallCell.depth(cell.mark()) > 1;
        long began = System.nanoTime();
        while (true) {
            awaitHold(nested, cell, began);
            Connection connection = connection();
            Optional<Object> target = publish(connection, outcomeOf(connection), nested);
            if (target.isPresent()) {
                return target.get();
            }
        }
    }

    Throwable classify(int method, Object target, Throwable thrown, boolean overdue) {
        Class<?> through = type.method(method).through();
        if (target != null && thrown instanceof IncompatibleClassChangeError && !through.isInstance(target)) {
            return unavailable("its generation " + generationOf(target) + " does not offer '" + through.getName()
                    + "'; look the service up again for what it offers");
        }
        return guard.classifier().classify(type, method, generationOf(target), thrown, overdue);
    }

    Object adapt(int method, CallCell cell, Object target, Object result) {
        ResultAdapter adapter = type.method(method).result().orElseThrow();
        return adapter.adapt(
                result, new ResultCall(guard, type, method, generationOf(target), guard.callingSince(cell), adapter));
    }

    /** Leads to an object that a generation returned, which is not the plugin's latest for that. */
    void lead(int generation, Object target) {
        replace(Optional.of(new Connection(generation, () -> target)));
    }

    /** The class of the service object that is behind it now. */
    Class<?> targetClass() {
        Object known = instance.target;
        return known != null && !(known instanceof Relayed)
                ? known.getClass()
                : new ProxyMaker(guard).classOf(generationOf(null), this::obtainTarget);
    }

    /** Lets the next call find out anew which way to go. */
    synchronized void reroute() {
        instance.target = null;
    }

    ProxyMethod method(int index) {
        return type.method(index);
    }

    int mark(int index) {
        return type.mark(index);
    }

    MethodHandle handle(int method) {
        return type.handle(method);
    }

    FaultOrigin originOf(int method) {
        MethodNames.Name name = ProxyClass.nameOf(type.method(method));
        return FaultOrigin.call(
                guard.plugin(), guard.generation(), name.service(), name.method(), Optional.empty(), guard.now());
    }

    String describe() {
        return type.interfaces().stream()
                .map(Class::getName)
                .collect(Collectors.joining(", ", "service of plugin '" + guard.plugin() + "' [", "]"));
    }

    private synchronized Optional<Object> relayed(boolean nested) {
        if (!guard.rules().relayed() || hold.isPresent() && !nested) {
            return Optional.empty();
        }
        connection();
        Relayed relayed = type.relayed(new Relay(guard, this));
        if (hold.isEmpty()) {
            instance.target = relayed;
        }
        return Optional.of(relayed);
    }

    /** What an old connection answers, or throws, no longer counts once there is a new one. */
    private Connection.Outcome outcomeOf(Connection connection) {
        try {
            Connection.Outcome outcome = connection.obtain();
            return outcome == Connection.Outcome.GONE && !isCurrent(connection) ? Connection.Outcome.REPLACED : outcome;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable("the wait for its service was interrupted");
        } catch (RuntimeException e) {
            if (isCurrent(connection)) {
                throw e;
            }
            return Connection.Outcome.REPLACED;
        }
    }

    private synchronized Optional<Hold> hold() {
        return hold;
    }

    /** Calls wait while nobody is there for a moment; not one that is nested in a call which the wait is for. */
    private void awaitHold(boolean nested, CallCell cell, long began) {
        if (!nested) {
            hold().ifPresent(present -> await(present, cell, began));
        }
    }

    private void await(Hold present, CallCell cell, long began) {
        Duration limit = guard.rules().deadline();
        try {
            if (!present.await(cell, limit.minusNanos(System.nanoTime() - began))) {
                throw unavailable(
                        reason() + ", which takes longer than the " + Durations.text(limit) + " that a call may take");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable("the wait for it was interrupted; " + reason());
        }
    }

    private synchronized String reason() {
        return away;
    }

    private Optional<Object> publish(Connection connection, Connection.Outcome outcome, boolean nested) {
        switch (outcome) {
            case GONE:
                throw unavailable("its service is not there; it may be on its way out");
            case RECURSIVE:
                throw unavailable("its service is called while it is being made, by the thread that makes it");
            case REPLACED:
                return Optional.empty();
            case OBTAINED:
                break;
        }
        Optional<Object> target = connection.target();
        target.ifPresent(this::check);
        synchronized (this) {
            if (!isCurrent(connection) || hold.isPresent() && !nested) {
                return Optional.empty();
            }
            if (hold.isEmpty() && !guard.rules().relayed()) {
                target.ifPresent(made -> instance.target = made);
            } // else it is not published: who comes later waits, or is relayed
            return target;
        }
    }

    private synchronized Optional<Connection> current() {
        return Optional.ofNullable(present);
    }

    private synchronized boolean isCurrent(Connection connection) {
        return current().filter(connection::equals).isPresent();
    }

    private void check(Object made) {
        for (Class<?> wanted : required) {
            if (!wanted.isInstance(made)) {
                throw new ClassCastException("the service object's class, '"
                        + made.getClass().getName() + "', does not implement the '" + wanted.getName()
                        + "' that it is registered under");
            }
        }
    }

    private synchronized Connection connection() {
        return current().orElseThrow(() -> unavailable(away));
    }

    private synchronized void replace(Optional<Connection> next) {
        Optional<Connection> before = current();
        hold.ifPresent(Hold::end);
        hold = Optional.empty();
        present = next.orElse(null);
        instance.target = null;
        before.ifPresent(Connection::end);
        previous = before.or(() -> previous);
    }

    private synchronized int generationOf(Object called) {
        Object target = called instanceof Relayed relayed ? relayed.relay.target() : called;
        return current()
                .filter(connection -> target == null || connection.served(target))
                .or(() -> previous)
                .or(this::current)
                .map(Connection::generation)
                .orElse(0);
    }

    private PluginUnavailableException unavailable(String reason) {
        return guard.unavailable(reason);
    }
}
