package dev.cofferdam.guard;

import dev.cofferdam.api.fault.PluginException;
import dev.cofferdam.api.fault.PluginFaultException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Calls plugins that fail where there is next to no stack left, as the first fault of a JVM: what is linked, or initialised,
 * for the first time there would be broken for good (JVMS 5.4.3, 5.5). Ends with 0 when callers got what they should.
 */
public final class FirstFault {
    private static final long STACK = 400_000;
    private static final int STEPS = 4;

    private FirstFault() {}

    /** The contract's exception. */
    public static class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        public Refused(String message) {
            super(message);
        }
    }

    /** A contract. */
    public interface Desk {
        void order(int kind) throws Refused;
    }

    /** The plugin's; copied into a loader of its own. */
    public static final class Clerk implements Desk {
        /** The plugin's own kind of what the contract declares. */
        static final class OwnRefused extends Refused {
            private static final long serialVersionUID = 1L;

            OwnRefused() {
                super("own");
            }
        }

        @Override
        public void order(int kind) throws Refused {
            switch (kind) {
                case 0 -> endless(0);
                case 1 -> throw new OwnRefused();
                case 2 -> throw new IllegalStateException("why");
                default -> throw new Refused("declared");
            }
        }

        private static int endless(int depth) {
            return endless(depth + 1) + 1;
        }
    }

    /** @param arguments the kind of fault, and how many frames from the end of the stack the first call is made */
    public static void main(String... arguments) throws Exception {
        int kind = Integer.parseInt(arguments[0]);
        int first = Integer.parseInt(arguments[1]);
        List<String> wrong = Collections.synchronizedList(new ArrayList<>());
        try (Boundaries boundaries = new Boundaries()) {
            Desk desk = Boundaries.service(boundaries.plugin("acme"), Desk.class, clerk());
            for (int i = 0; i < STEPS; i++) {
                int room = first + i * 7;
                Thread caller = new Thread(null, () -> descend(desk, kind, room, wrong), "caller", STACK);
                caller.start();
                caller.join();
            }
            for (int each = 0; each < 4; each++) {
                atEase(desk, each, wrong);
            }
            if (boundaries.faults.isEmpty()) {
                wrong.add("no fault was reported");
            }
        }
        wrong.stream().distinct().limit(20).forEach(System.out::println);
        System.exit(wrong.isEmpty() ? 0 : 1);
    }

    private static Desk clerk() throws ReflectiveOperationException {
        return (Desk)
                new CopyLoader(Desk.class.getClassLoader(), Clerk.class, Clerk.OwnRefused.class).make(Clerk.class);
    }

    /** Finds the end of the stack, goes back a little, and calls. */
    private static void descend(Desk desk, int kind, int room, List<String> wrong) {
        try {
            down(desk, kind, new int[] {room}, wrong);
        } catch (StackOverflowError ended) {
            return; // there was not so much room
        }
    }

    private static void down(Desk desk, int kind, int[] room, List<String> wrong) {
        try {
            down(desk, kind, room, wrong);
        } catch (StackOverflowError end) {
            if (room[0]-- > 0) {
                throw end;
            }
            Throwable thrown = call(desk, kind);
            if (thrown instanceof StackOverflowError) {
                throw (StackOverflowError) thrown;
            }
            room[0] = Integer.MAX_VALUE;
            check(thrown, kind, wrong);
        }
    }

    private static Throwable call(Desk desk, int kind) {
        try {
            desk.order(kind);
            return new AssertionError("it returned");
        } catch (Throwable thrown) {
            return thrown;
        }
    }

    private static void check(Throwable thrown, int kind, List<String> wrong) {
        if (!(thrown instanceof PluginException) && !(thrown instanceof Refused)) {
            wrong.add(kind + " at the end of the stack: " + thrown);
        }
    }

    private static void atEase(Desk desk, int kind, List<String> wrong) {
        Throwable thrown = call(desk, kind);
        boolean right = kind % 2 == 1
                ? thrown.getClass() == Refused.class
                : thrown instanceof PluginFaultException fault && fault.getCause() != null;
        if (!right) {
            wrong.add(kind + " with stack to spare: " + thrown);
        }
    }
}
