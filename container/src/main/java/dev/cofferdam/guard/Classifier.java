package dev.cofferdam.guard;

import dev.cofferdam.api.fault.PluginException;
import dev.cofferdam.api.fault.PluginFaultException;
import dev.cofferdam.api.fault.PluginThrowable;
import dev.cofferdam.api.fault.PluginUnavailableException;
import dev.cofferdam.model.Durations;
import dev.cofferdam.model.ExitDenied;
import dev.cofferdam.model.Fault;
import dev.cofferdam.model.FaultOrigin;
import dev.cofferdam.model.Killed;
import dev.cofferdam.model.Thrown;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;

/**
 * Decides what a caller gets for what a plugin threw, and whether that is a fault. It has to work when there is next to
 * no stack or heap left: then it hands on the JVM's own error, which the next boundary on the way out, or the caller,
 * has room for.
 */
final class Classifier {
    private final PluginGuard guard;

    Classifier(PluginGuard guard) {
        this.guard = guard;
    }

    /** Of what left a call; the plugin's frames are gone from the stack. */
    Throwable classify(ProxyClass type, int method, int generation, Throwable thrown, boolean overdue) {
        try {
            // what plugins behind other boundaries, or nobody behind this one, are the reason of is no fault of this
            // one
            if (guard.seals().isOurs(thrown)) {
                return thrown;
            }
            if (thrown instanceof Killed killed && !overdue) {
                return ended(killed);
            }
            if (overdue) {
                return failed(type.method(method), deadlineText(), Optional.of(ThrowableText.copy(thrown)));
            }
            if (type.method(method).declares(thrown)) {
                Throwable given = answer(type, method, thrown);
                detach(type, given);
                return given;
            }
            if (!StackProbe.enough()) {
                return thrown instanceof StackOverflowError ? thrown : new StackOverflowError();
            }
            return fault(type.method(method), generation, thrown);
        } catch (OutOfMemoryError | StackOverflowError exhausted) {
            return exhausted;
        } catch (VirtualMachineError | LinkageError broken) {
            // what the JDK makes of a stack that ends within its own code; where there is stack, it has happened before
            return StackProbe.enough() ? unreadable(type.method(method), generation, broken) : new StackOverflowError();
        }
    }

    /** Counts what cannot be told of, because the JDK's own code for that is broken since a stack ended within it. */
    private Throwable unreadable(ProxyMethod method, int generation, Error broken) {
        MethodNames.Name name = ProxyClass.nameOf(method);
        FaultOrigin origin = FaultOrigin.call(
                guard.plugin(), generation, name.service(), name.method(), Optional.empty(), guard.now());
        guard.report(new Fault.SevereError(
                origin, new Thrown(broken.getClass().getName(), Optional.ofNullable(broken.getMessage()))));
        return failed(
                method,
                "plugin '" + guard.plugin() + "' failed in " + origin.where() + "; what it threw cannot be read: "
                        + broken,
                Optional.empty());
    }

    /** Of what a result that came later was completed with; the plugin may still be on the stack. */
    Throwable classifyLater(ProxyClass type, int method, int generation, Throwable completed) {
        Throwable thrown = unwrapped(completed);
        if (guard.seals().isOurs(thrown)) {
            return thrown;
        }
        if (thrown instanceof Killed killed) {
            return ended(killed);
        }
        if (thrown instanceof CancellationException) {
            return new CancellationException(ThrowableText.copy(thrown).getMessage());
        }
        return type.method(method).declares(thrown)
                ? answer(type, method, thrown)
                : fault(type.method(method), generation, thrown);
    }

    /** Of what was to end the thread in some plugin's code, and went on into the caller's: nobody's fault here. */
    private PluginUnavailableException ended(Killed killed) {
        return guard.seals()
                .seal(new PluginUnavailableException(
                        killed.plugin(), "what was done in its code was ended, because it did not leave in time"));
    }

    /** Cuts what is to be given to a caller off from the frames of the plugin; these must be gone from the stack. */
    void detach(ProxyClass type, Throwable given) {
        if (!(given instanceof PluginException)) {
            type.space().chain(given).ifPresent(Backtraces::renew);
        }
    }

    PluginFaultException late(ProxyMethod method) {
        return failed(
                method,
                "plugin '" + guard.plugin() + "' did not complete what it returned within "
                        + Durations.text(guard.rules().deadline()),
                Optional.empty());
    }

    /** A dependent stage wraps what the stage before it failed with (CompletionStage). */
    private static Throwable unwrapped(Throwable completed) {
        return completed instanceof CompletionException && completed.getCause() != null
                ? completed.getCause()
                : completed;
    }

    /** What the contract declares is no fault; it reaches the caller as it is, or as what comes nearest to it. */
    private Throwable answer(ProxyClass type, int method, Throwable thrown) {
        if (type.space().chain(thrown).isPresent()) {
            return thrown;
        }
        if (!StackProbe.enough()) {
            return new StackOverflowError();
        }
        ExceptionCopy copy = new ExceptionCopy(type.method(method), type.space(), thrown);
        return copy.make()
                .orElseGet(() -> failed(
                        type.method(method),
                        "plugin '" + guard.plugin() + "' answered with '"
                                + copy.text().originalType()
                                + "', which its contract declares, but which cannot be handed on without classes of"
                                + " the plugin; the cause is a copy in text",
                        Optional.of(copy.text())));
    }

    private Throwable fault(ProxyMethod method, int generation, Throwable thrown) {
        if (thrown instanceof InterruptedException) {
            // somebody interrupted the caller; with the exception gone, the flag is all that says so
            Thread.currentThread().interrupt();
        }
        PluginThrowable copy = ThrowableText.copy(thrown);
        Optional<String> frame = Frames.pluginFrame(Arrays.asList(copy.getStackTrace()));
        MethodNames.Name name = ProxyClass.nameOf(method);
        FaultOrigin origin =
                FaultOrigin.call(guard.plugin(), generation, name.service(), name.method(), frame, guard.now());
        Thrown what = new Thrown(copy.originalType(), Optional.ofNullable(copy.getMessage()));
        if (!guard.rules().ignores(thrown) && !ExitDenied.isToldOf(thrown)) {
            guard.report(thrown instanceof Error ? new Fault.SevereError(origin, what) : new Fault.Threw(origin, what));
        }
        String text = "plugin '" + guard.plugin() + "' failed in " + origin.where() + ": " + what
                + frame.map(place -> " at " + place).orElse("");
        return failed(method, text, Optional.of(copy));
    }

    /** What the caller gets who has waited long enough for a call that runs on. */
    PluginFaultException overdue(ProxyMethod method) {
        return failed(method, deadlineText(), Optional.empty());
    }

    private String deadlineText() {
        return "plugin '" + guard.plugin() + "' did not return within "
                + Durations.text(guard.rules().deadline()) + " and was interrupted";
    }

    private PluginFaultException failed(ProxyMethod method, String text, Optional<PluginThrowable> cause) {
        MethodNames.Name name = ProxyClass.nameOf(method);
        return guard.seals()
                .seal(new PluginFaultException(
                        guard.plugin(), name.service(), name.method(), text, cause.orElse(null)));
    }
}
