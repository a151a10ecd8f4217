package dev.cofferdam.framework;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Tells from the stack of a thread whose listener, or service factory, it is in: the framework calls listeners on the thread
 * that makes the event, and a factory that is given a service back on the thread of the consumer that stops. Stack traces name classes but not their loaders, so that bundles are asked which of the classes are theirs.
 */
final class ListenerFrames {
    private static final String REGISTRATION = "org.apache.felix.framework.ServiceRegistrationImpl";
    private static final Set<String> CALLERS =
            Set.of("org.apache.felix.framework.EventDispatcher", REGISTRATION, Mailbox.class.getName());
    private static final Map<String, String> CALLBACKS = Map.of(
            "invokeServiceListenerCallback", "service listener",
            "invokeBundleListenerCallback", "bundle listener",
            "invokeFrameworkListenerCallback", "framework listener",
            "getFactoryUnchecked", "service factory",
            "ungetFactoryUnchecked", "service factory");

    private final Function<String, List<Meddling.Hand>> owners;

    /** @param owners the plugin generations that have a class of this name in their jars */
    ListenerFrames(Function<String, List<Meddling.Hand>> owners) {
        this.owners = owners;
    }

    /**
     * A listener that is being called.
     *
     * @param by whose it is
     * @param callback what is called, for people
     * @param frame the plugin's own innermost frame
     */
    record Called(Meddling.Hand by, String callback, Optional<String> frame) {}

    /**
     * The innermost listener or factory that a thread is in, if that is a plugin's.
     *
     * @param passes frames of calls that leave the listener's plugin again, and are somebody else's to look after
     */
    Optional<Called> innermost(StackTraceElement[] innermostFirst, Predicate<StackTraceElement> passes) {
        int at = first(CALLERS, innermostFirst);
        List<StackTraceElement> above = Arrays.asList(innermostFirst).subList(0, Math.max(at, 0));
        return above.stream().anyMatch(passes)
                ? Optional.empty()
                : owner(above)
                        .map(owned ->
                                new Called(owned.by(), callback(innermostFirst[at]), Optional.of(text(owned.frame()))));
    }

    /** The frames of the innermost listener or factory, and of what it called. */
    static List<StackTraceElement> above(List<StackTraceElement> innermostFirst) {
        int at = first(CALLERS, innermostFirst.toArray(StackTraceElement[]::new));
        return innermostFirst.subList(0, Math.max(at, 0));
    }

    /**
     * Where a listener or factory is called.
     *
     * @param depth how deep in the stack
     * @param method the method that is called
     */
    record Place(int depth, String method) {}

    /** Where the innermost listener or factory is called, if a thread is in one. */
    static Optional<Place> place(StackTraceElement[] innermostFirst) {
        List<StackTraceElement> listener = above(Arrays.asList(innermostFirst));
        return listener.isEmpty()
                ? Optional.empty()
                : Optional.of(new Place(
                        innermostFirst.length - listener.size(),
                        listener.get(listener.size() - 1).getClassName() + "."
                                + listener.get(listener.size() - 1).getMethodName()));
    }

    /** Whose service factory threw, by what it threw; where that cannot be told without asking the plugin, nobody. */
    Optional<Meddling.Hand> factory(Throwable thrown) {
        if (!thrown.getClass().getModule().isNamed()) {
            return Optional.empty();
        }
        StackTraceElement[] stack = thrown.getStackTrace();
        return owner(Arrays.asList(stack).subList(0, Math.max(first(Set.of(REGISTRATION), stack), 0)))
                .map(Owned::by);
    }

    /** Whose code a thread was in when it ran out of stack: the plugin's whose frame is the innermost. */
    Optional<Meddling.Hand> ranOut(StackOverflowError thrown) {
        for (StackTraceElement frame : thrown.getStackTrace()) {
            List<Meddling.Hand> known = owners(frame);
            if (!known.isEmpty()) {
                return Optional.of(known.get(known.size() - 1));
            }
        }
        return Optional.empty();
    }

    /** Whose code is the outermost on a stack, apart from the JDK's. */
    Optional<Meddling.Hand> outermost(StackTraceElement[] innermostFirst) {
        for (int i = innermostFirst.length - 1; i >= 0; i--) {
            if (innermostFirst[i].getModuleName() == null) {
                return owner(List.of(innermostFirst[i])).map(Owned::by);
            }
        }
        return Optional.empty();
    }

    private record Owned(Meddling.Hand by, StackTraceElement frame) {}

    private Optional<Owned> owner(List<StackTraceElement> innermostFirst) {
        Map<Meddling.Hand, Integer> votes = new HashMap<>();
        Map<Meddling.Hand, StackTraceElement> first = new HashMap<>();
        for (StackTraceElement frame : innermostFirst) {
            for (Meddling.Hand owner :
                    frame.getModuleName() == null ? owners.apply(frame.getClassName()) : List.<Meddling.Hand>of()) {
                votes.merge(owner, 1, Integer::sum);
                first.putIfAbsent(owner, frame);
            }
        }
        return most(votes).map(by -> new Owned(by, first.get(by)));
    }

    private List<Meddling.Hand> owners(StackTraceElement frame) {
        return frame.getModuleName() == null ? owners.apply(frame.getClassName()) : List.of();
    }

    private static int first(Set<String> classNames, StackTraceElement[] stack) {
        for (int i = 0; i < stack.length; i++) {
            if (classNames.contains(stack[i].getClassName())) {
                return i;
            }
        }
        return -1;
    }

    /** Who knows most of the frames; where several plugins know as many, nobody. Of one plugin's generations, the latest. */
    private static Optional<Meddling.Hand> most(Map<Meddling.Hand, Integer> votes) {
        int most = votes.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        List<Meddling.Hand> best = votes.entrySet().stream()
                .filter(entry -> entry.getValue() == most)
                .map(Map.Entry::getKey)
                .sorted((one, other) -> Integer.compare(other.generation(), one.generation()))
                .toList();
        return best.stream().map(Meddling.Hand::plugin).distinct().count() == 1
                ? best.stream().findFirst()
                : Optional.empty();
    }

    private static String callback(StackTraceElement frame) {
        return CALLBACKS.getOrDefault(frame.getMethodName(), "listener");
    }

    private static String text(StackTraceElement frame) {
        return (frame.getFileName() == null ? frame.getClassName() : frame.getFileName()) + ":" + frame.getLineNumber();
    }
}
