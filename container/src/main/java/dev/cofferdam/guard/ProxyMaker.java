package dev.cofferdam.guard;

import dev.cofferdam.api.fault.PluginException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Makes the proxies of one plugin. Made anew each time, because it remembers nothing. */
final class ProxyMaker {
    private final PluginGuard guard;

    ProxyMaker(PluginGuard guard) {
        this.guard = guard;
    }

    /** @see PluginGuard#proxy(List, List) */
    ProxyResult proxy(List<Class<?>> interfaces, List<Class<?>> optional) {
        List<Class<?>> wanted = together(interfaces, optional);
        ProxyProspect prospect = prospect(wanted);
        try {
            if (prospect.type().isEmpty()) {
                return new ProxyResult.Refused(prospect.obstacle().orElseThrow());
            }
            ProxyCore proxy = new ProxyCore(guard, prospect.type().get(), interfaces);
            guard.keep(proxy);
            return new ProxyResult.Made(proxy);
        } catch (LinkageError | ReflectiveOperationException e) {
            return new ProxyResult.Refused(impossible(wanted, e));
        }
    }

    /** @see PluginGuard#prospect(List) */
    ProxyProspect prospect(List<Class<?>> wanted) {
        if (wanted.isEmpty()) {
            return ProxyProspect.none("there is no interface to implement");
        }
        Optional<String> against = wanted.stream()
                .flatMap(type -> InterfaceSet.reasonAgainst(type).stream())
                .findFirst();
        if (against.isPresent()) {
            return ProxyProspect.none(against.get());
        }
        try {
            InterfaceSet set = InterfaceSet.read(
                    wanted, Results.Depth.SERVICE, guard.rules().guarded());
            return set.clash().isPresent()
                    ? ProxyProspect.none(set.clash().get())
                    : ProxyProspect.of(guard.classes().get(wanted, set));
        } catch (LinkageError | TypeNotPresentException | ReflectiveOperationException e) {
            return ProxyProspect.none(impossible(wanted, e));
        }
    }

    private static String impossible(List<Class<?>> wanted, Throwable e) {
        return "no class can implement " + wanted + " here: " + ThrowableText.copy(e);
    }

    /** @see PluginGuard#optional(List, int, Supplier) */
    List<Class<?>> optional(List<Class<?>> interfaces, int ofGeneration, Supplier<?> target) {
        List<Class<?>> named = OptionalCapabilities.namedBy(interfaces);
        if (named.isEmpty()) {
            return named;
        }
        try {
            Class<?> type = classOf(ofGeneration, target);
            List<Class<?>> offered =
                    named.stream().filter(each -> each.isAssignableFrom(type)).toList();
            return prospect(together(interfaces, offered)).obstacle().isEmpty() ? offered : List.of();
        } catch (PluginException nobody) {
            return List.of();
        }
    }

    /** The class of what is obtained, within a call: it may run code of the plugin's. */
    Class<?> classOf(int ofGeneration, Supplier<?> target) {
        Supplier<Class<?>> asked = () -> Optional.<Object>ofNullable(target.get())
                .orElseThrow(() -> guard.unavailable("its service is not there; it may be on its way out"))
                .getClass();
        ProxyCore core = standIn(guard.results().plain(Supplier.class), ofGeneration, asked);
        return (Class<?>) ((Supplier<?>) core.instance()).get();
    }

    /** A stand-in for an object that a generation returned. */
    ProxyCore standIn(ProxyClass type, int ofGeneration, Object target) {
        try {
            ProxyCore core = new ProxyCore(guard, type, type.interfaces());
            core.lead(ofGeneration, target);
            guard.results().track(ofGeneration, core);
            return core;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a stand-in for what " + guard.plugin() + " returned cannot be made", e);
        }
    }

    /** The class of stand-ins for objects of an interface. */
    ProxyClass standInClass(Class<?> type, Results.Depth depth) {
        try {
            InterfaceSet set =
                    InterfaceSet.read(List.of(type), depth, guard.rules().guarded());
            return guard.classes().get(List.of(type), set);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("no class can implement '" + type.getName() + "'", e);
        }
    }

    private static List<Class<?>> together(List<Class<?>> some, List<Class<?>> others) {
        return Stream.concat(some.stream(), others.stream()).distinct().toList();
    }
}
