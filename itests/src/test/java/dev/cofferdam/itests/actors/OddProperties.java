package dev.cofferdam.itests.actors;

import dev.cofferdam.samples.min.Min;
import dev.cofferdam.samples.min.State;
import java.util.AbstractCollection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Dictionary;
import java.util.Enumeration;
import java.util.Hashtable;
import java.util.Iterator;
import java.util.List;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;

/** A plugin that registers a service with properties that nobody should touch. What hangs hangs while a file is there. */
public final class OddProperties extends PlainMin {
    /** The header that says which properties. */
    public static final String WHICH = "Odd-Which";

    /** The property that is odd. */
    public static final String KEY = "odd";

    /** In the order of names, before all that the framework adds. */
    private static final String EARLY = "a";

    private static final int HUGE = 100_000;

    private final String[] names = {Min.class.getName()};
    private final String[] texts = {"first", "second"};
    private final List<Object> list = new ArrayList<>(List.of("first", "second"));
    private final Dictionary<String, Object> given = new Hashtable<>();
    private ServiceRegistration<?> registration;
    private String which = "";
    private volatile boolean stopped;

    /** For the framework. */
    public OddProperties() {}

    @Override
    public void start(BundleContext context) throws Exception {
        which = context.getBundle().getHeaders().get(WHICH);
        given.put("plain", "text");
        if (which.equals("forged")) {
            ServiceReference<?> standIn = context.getServiceReference(Min.class);
            given.put(".cofferdam.stand-in", standIn.getProperty(".cofferdam.stand-in"));
        } else if (!which.startsWith("keys")) {
            given.put(which.equals("early-view") ? EARLY : KEY, value());
        }
        registration = context.registerService(names, this, which.startsWith("keys") ? new Odd(which) : given);
        if (which.equals("changes")) {
            Thread changes = new Thread(this::change, "changes");
            changes.setDaemon(true);
            changes.start();
        }
    }

    @Override
    public void stop(BundleContext context) {
        stopped = true;
    }

    @Override
    public int min(State state, int a, int b) {
        if (which.equals("later")) {
            registration.setProperties(new Odd("keys-endless"));
        }
        return Math.min(a, b);
    }

    private Object value() {
        return switch (which) {
            case "value-of" -> new ValueOf();
            case "constructor" -> new Made("first");
            case "throws" -> new Throwing("first");
            case "collection" -> new Endless(false);
            case "view" -> Collections.unmodifiableCollection(new Endless(false));
            case "hanging-view", "early-view" -> Collections.unmodifiableCollection(new Endless(true));
            case "list" -> List.of(new Made("first"));
            case "array" -> new Object[] {new Made("first"), new Object[] {new Throwing("first")}};
            case "nested" -> nested();
            case "huge" -> "x".repeat(HUGE * HUGE / 1_000);
            case "changes" -> list;
            default -> "nothing";
        };
    }

    private static Object nested() {
        List<Object> itself = new ArrayList<>();
        itself.add(itself);
        return itself;
    }

    /** Whatever was given is changed behind everybody's back. */
    private void change() {
        for (int round = 0; !stopped; round++) {
            names[0] = round % 2 == 0 ? Runnable.class.getName() : null;
            Arrays.fill(texts, null);
            list.clear();
            list.addAll(Collections.nCopies(round % HUGE, "more"));
            given.put("plain", new Made("other"));
            Thread.onSpinWait();
        }
    }

    /** A value that others make one like of. */
    public static final class ValueOf {
        private ValueOf() {}

        /** For filters. */
        public static ValueOf valueOf(String text) {
            Hanging.untilInterrupted();
            return new ValueOf();
        }
    }

    /** A value that can be made of a text and compared. */
    public static class Made extends Untouchable {
        /** For filters. */
        public Made(String text) {
            if (!text.equals("first") && !text.equals("other")) {
                Hanging.untilInterrupted();
            }
        }
    }

    /** A value that throws when it is compared. */
    public static final class Throwing implements Comparable<Throwing> {
        /** For filters. */
        public Throwing(String text) {}

        @Override
        public int compareTo(Throwing other) {
            throw new AssertionError("compared, by design");
        }
    }

    /** A collection without an end. */
    public static final class Endless extends AbstractCollection<Object> {
        private final boolean hangs;

        Endless(boolean hangs) {
            this.hangs = hangs;
        }

        @Override
        public Iterator<Object> iterator() {
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    if (hangs) {
                        Hanging.untilInterrupted();
                    }
                    return !hangs;
                }

                @Override
                public Object next() {
                    return "again";
                }
            };
        }

        @Override
        public int size() {
            return Integer.MAX_VALUE;
        }
    }

    /** Properties whose keys do not come to an end, or not to a good one. */
    public static final class Odd extends Hashtable<String, Object> {
        private static final long serialVersionUID = 1;

        private final String how;

        Odd(String how) {
            this.how = how;
            if (how.equals("keys-huge")) {
                for (int i = 0; i < HUGE; i++) {
                    put("key" + i, i);
                }
            }
        }

        @Override
        public Enumeration<String> keys() {
            return switch (how) {
                case "keys-throw" -> throw new AssertionError("asked, by design");
                case "keys-endless" -> endless();
                default -> super.keys();
            };
        }

        private static Enumeration<String> endless() {
            Collection<String> one = List.of("none");
            return new Enumeration<>() {
                @Override
                public boolean hasMoreElements() {
                    Hanging.untilInterrupted();
                    return false;
                }

                @Override
                public String nextElement() {
                    return one.iterator().next();
                }
            };
        }
    }
}
