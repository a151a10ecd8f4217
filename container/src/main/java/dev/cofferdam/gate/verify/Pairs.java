package dev.cofferdam.gate.verify;

import java.util.ArrayList;
import java.util.List;

/** Which classes have to be which others, for the code of a jar's classes to verify and its calls to succeed. Immutable. */
public final class Pairs {
    /** There is none. */
    public static final Pairs NONE = new Builder().build();

    /** Two names each, those of calls behind the others. */
    private final String[] names;

    private final int assigned;

    private Pairs(String[] names, int assigned) {
        this.names = names;
        this.assigned = assigned;
    }

    /**
     * Whether it is of interest what a value of one class is to another. Not among the JDK's own, nor whom calls on a value of one reach for all
     * that the code says: that its class implements another's interface nobody ever thought.
     */
    public static boolean count(boolean call, boolean fromJdk, boolean toJdk) {
        return !(fromJdk && (call || toJdk));
    }

    public int size() {
        return names.length / 2;
    }

    /** Whether an interface's method is called on the value, else whether it stands where the other class is needed. */
    public Flow.Kind kind(int pair) {
        return pair < assigned ? Flow.Kind.ASSIGN : Flow.Kind.INTERFACE_CALL;
    }

    /** The internal name of the value's class. */
    public String from(int pair) {
        return names[2 * pair];
    }

    /** The internal name of the class that is needed. */
    public String to(int pair) {
        return names[2 * pair + 1];
    }

    /** Gathers pairs. */
    static final class Builder {
        private final List<String> assigned = new ArrayList<>();
        private final List<String> called = new ArrayList<>();

        void add(String from, String to, boolean call) {
            (call ? called : assigned).add(from);
            (call ? called : assigned).add(to);
        }

        Pairs build() {
            int size = assigned.size() / 2;
            assigned.addAll(called);
            return new Pairs(assigned.toArray(new String[0]), size);
        }
    }
}
