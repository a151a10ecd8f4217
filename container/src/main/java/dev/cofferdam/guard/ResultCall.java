package dev.cofferdam.guard;

import dev.cofferdam.api.fault.PluginFaultException;
import dev.cofferdam.model.Fault;
import dev.cofferdam.model.FaultOrigin;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A call that has returned something which is not the end of it.
 *
 * @param guard the plugin's boundary
 * @param type the class of the proxy that was called
 * @param method the index of the method that was called
 * @param generation the generation that was called
 * @param since when the call began, in nanoseconds of the watch's clock
 * @param adapter what is done with the method's results
 */
record ResultCall(PluginGuard guard, ProxyClass type, int method, int generation, long since, ResultAdapter adapter) {

    /** Whether the plugin is late with what it has owed since then. */
    boolean overdue(long owedSince, long now, long deadline) {
        return !adapter.openEnded() && now - owedSince >= deadline;
    }

    /** What the consumer is to get for what the plugin failed with. Runs code of the plugin's. */
    Throwable classify(Throwable thrown) {
        return guard.classifier().classifyLater(type, method, generation, thrown);
    }

    /** Gives a failure to the consumer, on a thread that the plugin is not on. */
    void deliver(Throwable given, Consumer<Throwable> consumer) {
        guard.deliveries().add(() -> {
            guard.classifier().detach(type, given);
            consumer.accept(given);
        });
    }

    /** Takes note that the plugin is late. */
    PluginFaultException late() {
        MethodNames.Name name = ProxyClass.nameOf(type.method(method));
        FaultOrigin origin = FaultOrigin.call(
                guard.plugin(), generation, name.service(), name.method(), Optional.empty(), guard.now());
        guard.report(new Fault.ResultTimedOut(origin, guard.rules().deadline()));
        return guard.classifier().late(type.method(method));
    }

    /** What stands in for objects of this type that the method returns. */
    ProxyClass classOf(Class<?> returned) {
        return type.returned(method, () -> new ProxyMaker(guard).standInClass(returned, Results.Depth.RETURNED));
    }

    /** An object of this generation's, called as a service is. */
    Object standIn(ProxyClass standInType, Object target) {
        return new ProxyMaker(guard).standIn(standInType, generation, target).instance();
    }

    /** The same by a type of the JDK's, whose own results are left alone. */
    <T> T guarded(Class<T> jdkType, T target) {
        return jdkType.cast(standIn(guard.results().plain(jdkType), target));
    }
}
