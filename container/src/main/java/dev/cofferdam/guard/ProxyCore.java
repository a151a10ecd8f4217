package dev.cofferdam.guard;

import dev.cofferdam.api.fault.PluginUnavailableException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The part of a proxy that calls meet only when they leave the fast path. */
final class ProxyCore implements ServiceProxy {
    private final PluginGuard guard;
    private final ProxyClass type;
    private final GuardedProxy instance;
    private Optional<Connection> current = Optional.empty();
    private Optional<Connection> previous = Optional.empty();
    private Optional<Hold> hold = Optional.empty();
    private String away = "it is not started yet";

    ProxyCore(PluginGuard guard, ProxyClass type) throws ReflectiveOperationException {
        this.guard = guard;
        this.type = type;
        this.instance = type.instance(this);
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
        return current.isPresent();
    }

    /** The target, obtained if need be; called on the thread of a call, which is marked already. */
    Object obtain() {
        CallCell cell = guard.table().claim(Thread.currentThread(), instance);
        boolean nested = CallCell.depth(cell.mark()) > 1;
        long began = System.nanoTime();
        while (true) {
            if (!nested) {
                hold().ifPresent(present -> await(present, cell, began));
            }
            Connection connection = connection();
            Optional<Object> target = publish(connection, outcomeOf(connection), nested);
            if (target.isPresent()) {
                return target.get();
            }
        }
    }

    Throwable classify(int method, Object target, Throwable thrown, boolean overdue) {
        return guard.classifier().classify(type.method(method), generationOf(target), thrown, overdue);
    }

    String describe() {
        return type.interfaces().stream()
                .map(Class::getName)
                .collect(Collectors.joining(", ", "service of plugin '" + guard.plugin() + "' [", "]"));
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
            if (hold.isPresent()) {
                return target; // not published: who comes later waits
            }
            target.ifPresent(made -> instance.target = made);
            return target;
        }
    }

    private synchronized boolean isCurrent(Connection connection) {
        return current.filter(connection::equals).isPresent();
    }

    private void check(Object made) {
        for (Class<?> wanted : type.interfaces()) {
            if (!wanted.isInstance(made)) {
                throw new ClassCastException("the service object's class, '"
                        + made.getClass().getName() + "', does not implement the '" + wanted.getName()
                        + "' that it is registered under");
            }
        }
    }

    private synchronized Connection connection() {
        return current.orElseThrow(() -> unavailable(away));
    }

    private synchronized void replace(Optional<Connection> next) {
        Optional<Connection> before = current;
        hold.ifPresent(Hold::end);
        hold = Optional.empty();
        current = next;
        instance.target = null;
        before.ifPresent(Connection::end);
        previous = before.or(() -> previous);
    }

    private synchronized int generationOf(Object target) {
        return current.filter(connection -> target == null || connection.served(target))
                .or(() -> previous)
                .or(() -> current)
                .map(Connection::generation)
                .orElse(0);
    }

    private PluginUnavailableException unavailable(String reason) {
        return new PluginUnavailableException(guard.plugin(), reason);
    }
}
