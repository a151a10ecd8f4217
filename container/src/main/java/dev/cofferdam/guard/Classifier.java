package dev.cofferdam.guard;

import dev.cofferdam.api.fault.PluginException;
import dev.cofferdam.api.fault.PluginFaultException;
import dev.cofferdam.api.fault.PluginThrowable;
import dev.cofferdam.model.Fault;
import dev.cofferdam.model.FaultOrigin;
import dev.cofferdam.model.Thrown;
import java.util.Arrays;
import java.util.Optional;

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

    Throwable classify(ProxyMethod method, int generation, Throwable thrown, boolean overdue) {
        try {
            // what plugins behind other boundaries, or nobody behind this one, are the reason of is no fault of this
            // one
            if (thrown instanceof PluginException) {
                return thrown;
            }
            if (overdue) {
                return failed(method, deadlineText(), Optional.of(ThrowableText.copy(thrown)));
            }
            if (method.declares(thrown)) {
                return thrown;
            }
            if (thrown instanceof StackOverflowError && !StackProbe.enough()) {
                return thrown;
            }
            return fault(method, generation, thrown);
        } catch (VirtualMachineError exhausted) {
            return exhausted;
        }
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
        if (!guard.rules().ignores(thrown)) {
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
        return new PluginFaultException(guard.plugin(), name.service(), name.method(), text, cause.orElse(null));
    }
}
