package dev.cofferdam.framework;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

/** All services of one plugin, over all its generations: finds the slot that a generation's raw service belongs in. */
final class PluginServices {
    private final String plugin;
    private final BundleContext system;
    private final StandIn.Source source;
    private Map<Place, ServiceSlot> slots = Map.of();
    private final RawServices raw;
    private final ListenerWatch listeners;
    private final Offering offering = new Offering();

    PluginServices(
            String plugin, BundleContext system, StandIn.Source source, RawServices raw, ListenerWatch listeners) {
        this.plugin = plugin;
        this.system = system;
        this.source = source;
        this.raw = raw;
        this.listeners = listeners;
    }

    /** Looks after listeners of others while a service comes, changes or goes. */
    ListenerWatch listeners() {
        return listeners;
    }

    /** Which stand-in is on its way into the registry. */
    Offering offering() {
        return offering;
    }

    /**
     * Services are the same from generation to generation when these agree. The classes are part of it: a stand-in for
     * one version of a contract is none for another.
     */
    record Kind(List<Class<?>> interfaces, String identity) {}

    /** Which of several that are the same. */
    record Place(Kind kind, int ordinal) {}

    BundleContext system() {
        return system;
    }

    StandIn.Prospect prospect(List<Class<?>> types) {
        return source.prospect(plugin, types);
    }

    /** How many services a generation may offer at once. */
    int most() {
        return source.most(plugin, Quota.SERVICES);
    }

    /** Tells that a generation wants to offer more. */
    void exceeded(int generation, int most) {
        source.exceeded(plugin, generation, Quota.SERVICES, most);
    }

    /** What makes a raw service the same as one of another generation. */
    static Kind kind(ServiceReference<?> raw, List<Class<?>> interfaces) {
        return new Kind(List.copyOf(interfaces), identity(raw));
    }

    /** The slot at a place. */
    synchronized ServiceSlot slot(Place place) {
        if (!slots.containsKey(place)) {
            slots = Few.with(slots, place, new ServiceSlot(plugin, place.kind().interfaces(), source, raw));
        }
        return slots.get(place);
    }

    /** Refuses calls to all services of the plugin. */
    void silence(String reason) {
        all().forEach(slot -> slot.silence(reason));
    }

    /** Lets calls to all services of the plugin wait. */
    void hold(String reason) {
        all().forEach(slot -> slot.hold(reason));
    }

    /** Refuses calls to those services that calls still wait for. */
    void endHold(String reason) {
        all().forEach(slot -> slot.endHold(reason));
    }

    private synchronized List<ServiceSlot> all() {
        return slots.entrySet().stream().map(Map.Entry::getValue).toList();
    }

    /** Lets go of contracts that are gone. */
    synchronized void prune() {
        slots.entrySet().stream()
                .filter(each -> each.getValue().dead())
                .map(Map.Entry::getKey)
                .toList()
                .forEach(dead -> slots = Few.without(slots, dead));
    }

    /** Of texts alone: any other value's words would be the plugin's code, and this is asked under a lock. */
    private static String identity(ServiceReference<?> raw) {
        String component = text(raw.getProperty("component.name"));
        String pid = text(raw.getProperty("service.pid"));
        return component.isEmpty() && pid.isEmpty() ? "" : component + "|" + pid;
    }

    private static String text(Object value) {
        if (value instanceof String[] texts) {
            return Arrays.toString(texts);
        }
        return value instanceof String text ? text : "";
    }
}
