package dev.cofferdam.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ForwardingTest {
    private final Boundaries boundaries = new Boundaries();

    @AfterEach
    void close() {
        boundaries.close();
    }

    public interface Kinds {
        boolean aBoolean(boolean v);

        byte aByte(byte v);

        char aChar(char v);

        short aShort(short v);

        int anInt(int v);

        long aLong(long v);

        float aFloat(float v);

        double aDouble(double v);

        int[] anArray(int[] v);

        String varargs(String first, Object... rest);

        String many(int a, long b, double c, String d, float e, byte f, long g, double h, char i);

        void nothing(StringBuilder out);
    }

    static final class AllKinds implements Kinds {
        @Override
        public boolean aBoolean(boolean v) {
            return !v;
        }

        @Override
        public byte aByte(byte v) {
            return ++v;
        }

        @Override
        public char aChar(char v) {
            return ++v;
        }

        @Override
        public short aShort(short v) {
            return ++v;
        }

        @Override
        public int anInt(int v) {
            return v + 1;
        }

        @Override
        public long aLong(long v) {
            return v + 1;
        }

        @Override
        public float aFloat(float v) {
            return v + 1;
        }

        @Override
        public double aDouble(double v) {
            return v + 1;
        }

        @Override
        public int[] anArray(int[] v) {
            return v;
        }

        @Override
        public String varargs(String first, Object... rest) {
            return first + Arrays.toString(rest);
        }

        @Override
        public String many(int a, long b, double c, String d, float e, byte f, long g, double h, char i) {
            return List.of(a, b, c, d, e, f, g, h, i).toString();
        }

        @Override
        public void nothing(StringBuilder out) {
            out.append("done");
        }
    }

    @Test
    void argumentsAndResultsOfEveryKindArrive() {
        Kinds kinds = boundaries.service(Kinds.class, new AllKinds());
        int[] array = {1};
        StringBuilder out = new StringBuilder();
        kinds.nothing(out);
        assertThat(kinds.aBoolean(true)).isFalse();
        assertThat(kinds.aByte((byte) 1)).isEqualTo((byte) 2);
        assertThat(kinds.aChar('a')).isEqualTo('b');
        assertThat(kinds.aShort((short) 1)).isEqualTo((short) 2);
        assertThat(kinds.anInt(1)).isEqualTo(2);
        assertThat(kinds.aLong(1L << 40)).isEqualTo((1L << 40) + 1);
        assertThat(kinds.aFloat(1)).isEqualTo(2);
        assertThat(kinds.aDouble(1)).isEqualTo(2);
        assertThat(kinds.anArray(array)).isSameAs(array);
        assertThat(kinds.varargs("a", 1, "b")).isEqualTo("a[1, b]");
        assertThat(kinds.many(1, 2, 3, "4", 5, (byte) 6, 7, 8, '9')).isEqualTo("[1, 2, 3.0, 4, 5.0, 6, 7, 8.0, 9]");
        assertThat(out).hasToString("done");
        assertThat(boundaries.plugin("acme").calls()).isEqualTo(12);
        assertThat(boundaries.plugin("acme").quiet()).isTrue();
    }

    public interface Source<T> {
        T next();

        default String twice() {
            return next() + "" + next();
        }

        default String overridden() {
            return "contract";
        }

        static String helper() {
            return "static";
        }
    }

    public interface Narrow extends Source<String> {
        @Override
        String next();
    }

    static final class Words implements Narrow {
        private int count;

        @Override
        public String next() {
            return "w" + count++;
        }

        @Override
        public String overridden() {
            return "plugin";
        }
    }

    @Test
    void genericCovariantAndDefaultMethodsRunOnTheTarget() {
        Narrow narrow = boundaries.service(Narrow.class, new Words());
        Source<String> source = narrow;
        assertThat(narrow.next()).isEqualTo("w0");
        assertThat(source.next()).isEqualTo("w1");
        assertThat(source.twice()).isEqualTo("w2w3");
        assertThat(source.overridden()).isEqualTo("plugin");
        assertThat(Source.helper()).isEqualTo("static");
    }

    @SuppressWarnings({"deprecation", "removal"})
    public interface Odd extends Comparator<String> {
        Object clone();

        void finalize();

        int target(int cells);
    }

    @Test
    @SuppressWarnings({"deprecation", "removal"}) // that it must not be used is the point
    void namesThatTheProxyUsesItselfAreFreeForTheContract() {
        Odd odd = boundaries.service(Odd.class, new Odd() {
            @Override
            public Object clone() {
                return "copy";
            }

            @Override
            public void finalize() {
                throw new IllegalStateException("not by the garbage collector");
            }

            @Override
            public int target(int cells) {
                return cells;
            }

            @Override
            public int compare(String a, String b) {
                return a.length() - b.length();
            }
        });
        odd.finalize();
        assertThat(odd.clone()).isEqualTo("copy");
        assertThat(odd.target(3)).isEqualTo(3);
        assertThat(odd.reversed().compare("a", "bbb")).isEqualTo(2);
        assertThat(boundaries.faults).isEmpty();
    }

    @Test
    void objectMethodsNeverReachThePlugin() {
        Object hostile = boundaries.service(Supplier.class, new Supplier<>() {
            @Override
            public Object get() {
                return 1;
            }

            @Override
            public boolean equals(Object o) {
                throw new IllegalStateException();
            }

            @Override
            public int hashCode() {
                throw new IllegalStateException();
            }

            @Override
            public String toString() {
                throw new IllegalStateException();
            }
        });
        assertThat(Map.of(hostile, 1).get(hostile)).isEqualTo(1);
        assertThat(hostile.equals(hostile)).isTrue();
        assertThat(hostile).hasToString("service of plugin 'acme' [java.util.function.Supplier]");
        assertThat(boundaries.plugin("acme").calls()).isZero();
    }

    public interface Left {
        String name();

        String left();
    }

    public interface Right {
        String name();

        String right();
    }

    @Test
    void oneProxyImplementsSeveralInterfacesWithOneMethodForOneSignature() {
        record Both(String name, String left, String right) implements Left, Right {}
        ServiceProxy proxy = Boundaries.proxy(boundaries.plugin("acme"), Left.class, Right.class);
        proxy.connect(1, () -> new Both("n", "l", "r"));
        assertThat(((Left) proxy.instance()).left()).isEqualTo("l");
        assertThat(((Right) proxy.instance()).right()).isEqualTo("r");
        assertThat(((Right) proxy.instance()).name()).isEqualTo("n");
        assertThat(proxy.interfaces()).containsExactly(Left.class, Right.class);
    }
}
