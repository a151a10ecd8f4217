package dev.cofferdam.boot;

import dev.cofferdam.framework.Quota;
import dev.cofferdam.framework.StandIn;
import dev.cofferdam.guard.CallRules;
import dev.cofferdam.guard.Guard;
import dev.cofferdam.guard.ProxyProspect;
import dev.cofferdam.guard.ProxyResult;
import dev.cofferdam.guard.ServiceProxy;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToIntBiFunction;

/** Lets the guard's proxies stand in for services in the framework's registry. */
record GuardedStandIns(
        Guard guard, Function<String, CallRules> rules, ToIntBiFunction<String, Quota> most, Excess excess)
        implements StandIn.Source {
    /** Told that a generation wants more of something than it may have. */
    interface Excess {
        void of(String plugin, int generation, Quota quota, int most);
    }

    @Override
    public int most(String plugin, Quota of) {
        return most.applyAsInt(plugin, of);
    }

    @Override
    public void exceeded(String plugin, int generation, Quota of, int limit) {
        excess.of(plugin, generation, of, limit);
    }

    @Override
    public StandIn.Prospect prospect(String plugin, List<Class<?>> types) {
        return new Foreseen(guard.plugin(plugin, rules.apply(plugin)).prospect(types));
    }

    private record Foreseen(ProxyProspect proxy) implements StandIn.Prospect {
        @Override
        public Optional<String> obstacle() {
            return proxy.obstacle();
        }
    }

    @Override
    public List<Class<?>> optional(String plugin, List<Class<?>> interfaces, int generation, Supplier<?> target) {
        return guard.plugin(plugin, rules.apply(plugin)).optional(interfaces, generation, target);
    }

    @Override
    public StandIn make(String plugin, List<Class<?>> interfaces, List<Class<?>> optional) {
        ProxyResult result = proxy(plugin, interfaces, optional);
        if (result instanceof ProxyResult.Made made) {
            return new Proxied(made.proxy());
        }
        throw new IllegalArgumentException(((ProxyResult.Refused) result).reason());
    }

    @Override
    public StandIn of(Object instance) {
        return new Proxied(ServiceProxy.of(instance));
    }

    @Override
    public Set<String> guarded(String plugin) {
        return rules.apply(plugin).guarded();
    }

    private ProxyResult proxy(String plugin, List<Class<?>> types, List<Class<?>> optional) {
        return guard.plugin(plugin, rules.apply(plugin)).proxy(types, optional);
    }

    private record Proxied(ServiceProxy proxy) implements StandIn {
        @Override
        public Object instance() {
            return proxy.instance();
        }

        @Override
        public void connect(int generation, Supplier<?> target) {
            proxy.connect(generation, target);
        }

        @Override
        public void hold(String reason) {
            proxy.hold(reason);
        }

        @Override
        public void disconnect(String reason) {
            proxy.disconnect(reason);
        }
    }
}
