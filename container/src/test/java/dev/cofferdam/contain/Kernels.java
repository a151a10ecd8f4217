package dev.cofferdam.contain;

import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Ways not to return. Each runs for ever, unless its thread is killed. */
@SuppressWarnings("finally")
public final class Kernels implements Endless {
    private static long sink;

    /** Made by the woven loader. */
    public Kernels() {}

    @Override
    public void run(String kernel) {
        switch (kernel) {
            case "empty" -> empty();
            case "counted" -> counted();
            case "nested" -> nested();
            case "recursive" -> recursive(0);
            case "stream" -> stream();
            case "comparator" -> comparator();
            case "catchThrowable" -> catchThrowable();
            case "catchError" -> catchError();
            case "nestedCatch" -> nestedCatch();
            case "catchAround" -> catchAround();
            case "finallyContinue" -> finallyContinue();
            case "loopInFinally" -> loopInFinally();
            case "synchronizedLoop" -> synchronizedLoop();
            case "classInitializer" -> Map.of("never", Initializes.VALUE);
            case "beforeSuper" -> new BeforeSuper();
            case "switchBack" -> switchBack(1);
            case "selfCatchingRecursion" -> selfCatchingRecursion(0);
            case "sleeps" -> sleeps();
            case "returns" -> work();
            case "returnsLater" -> worksForAWhile();
            default -> throw new IllegalArgumentException(kernel);
        }
    }

    private static void empty() {
        while (true) {}
    }

    private static void counted() {
        while (true) {
            for (int i = 0; i < Integer.MAX_VALUE; i++) {
                sink += i;
            }
        }
    }

    private static void nested() {
        for (long i = 0; ; i++) {
            for (long j = 0; j < 1000; j++) {
                for (long k = 0; k < j; k++) {
                    sink ^= i + j + k;
                }
            }
        }
    }

    private static void recursive(int depth) {
        while (true) {
            if (depth > 500) {
                return;
            }
            recursive(depth + 1);
        }
    }

    private static void stream() {
        IntStream.iterate(0, i -> i + 1).filter(i -> i < 0 && i > 0).findFirst();
        IntStream.generate(() -> 1).forEach(i -> sink += i);
    }

    private static void comparator() {
        TreeSet<Integer> set = new TreeSet<>((a, b) -> {
            while (sink != Long.MIN_VALUE) {
                sink = 1;
            }
            return 0;
        });
        set.add(1);
        set.add(2);
    }

    private static void catchThrowable() {
        while (true) {
            try {
                sink += work();
            } catch (Throwable everything) {
                sink++;
            }
        }
    }

    private static void catchError() {
        while (true) {
            try {
                sink += work();
            } catch (IllegalStateException | Error most) {
                sink++;
            }
        }
    }

    private static void nestedCatch() {
        while (true) {
            try {
                try {
                    sink += work();
                } catch (Throwable inner) {
                    sink += work();
                }
            } catch (Throwable outer) {
                sink++;
            }
        }
    }

    private static void catchAround() {
        while (true) {
            try {
                while (true) {
                    sink += work();
                }
            } catch (Throwable everything) {
                sink++;
            } finally {
                sink--;
            }
        }
    }

    private static void finallyContinue() {
        while (true) {
            try {
                sink += work();
            } finally {
                continue;
            }
        }
    }

    private static void loopInFinally() {
        try {
            while (true) {
                sink += work();
            }
        } finally {
            while (true) {
                sink += work();
            }
        }
    }

    private static void synchronizedLoop() {
        Object lock = new Object();
        while (true) {
            synchronized (lock) {
                try {
                    sink += work();
                } catch (Throwable everything) {
                    sink++;
                }
            }
        }
    }

    private static int switchBack(int state) {
        int next = state;
        while (true) {
            switch (next) {
                case 1 -> next = 2;
                case 2 -> next = 1;
                default -> {
                    return next;
                }
            }
        }
    }

    /** Comes to the end of the stack again and again, and goes on. */
    private static long selfCatchingRecursion(int depth) {
        try {
            return selfCatchingRecursion(depth + 1) + 1;
        } catch (Throwable overflow) {
            return selfCatchingRecursion(depth + 1);
        }
    }

    private static void sleeps() {
        while (true) {
            try {
                java.util.concurrent.TimeUnit.HOURS.sleep(1);
            } catch (InterruptedException ignored) {
                sink++;
            }
        }
    }

    /** Some ten microseconds, of which next to nothing is spent on coming and going. */
    private static void worksForAWhile() {
        for (int i = 0; i < 5000; i++) {
            sink += work();
        }
    }

    private static int work() {
        return sink < 0 ? 1 : 2;
    }

    private static final class Initializes {
        private static final Integer VALUE = value();

        private static Integer value() {
            while (sink != Long.MIN_VALUE) {
                sink = 1;
            }
            return 1;
        }
    }

    private static class Base {
        Base(long value) {
            sink += value;
        }
    }

    private static final class BeforeSuper extends Base {
        BeforeSuper() {
            super(loop());
        }

        private static long loop() {
            while (sink != Long.MIN_VALUE) {
                sink = 1;
            }
            return sink;
        }
    }
}
