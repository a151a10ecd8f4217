package dev.cofferdam.gate.verify;

import dev.cofferdam.gate.classfile.Decoder;

/** The different demands of all classes of a jar, each once: pairs of classes. */
final class PairSet implements Demands {
    /** More than any jar has. */
    private static final int MOST = 1 << 20;

    /** So that what was made to collide does not take long. */
    private static final int LONGEST_PROBE = 256;

    private static final int SHIFT = 20;
    private static final long CALL = 1L << 2 * SHIFT;
    private static final long MASK = (1 << SHIFT) - 1;
    private static final long MIX = 0x9E3779B97F4A7C15L;

    private long[] pairs = new long[256];
    private int count;

    @Override
    public boolean byMember() {
        return false;
    }

    @Override
    public void assigned(int from, int to) {
        add((long) from << SHIFT | to);
    }

    @Override
    public void called(int from, int to, int member) {
        add(CALL | (long) from << SHIFT | to);
    }

    @Override
    public void received(int from, int member) {
        // it depends on the class that does it
    }

    @Override
    public void made(int of, int member) {
        // likewise
    }

    private void add(long pair) {
        int mask = pairs.length - 1;
        int slot = slot(pair, mask);
        int probes = 0;
        while (pairs[slot] != 0) {
            if (pairs[slot] == pair) {
                return;
            }
            probes++;
            slot = slot + 1 & mask;
        }
        if (count == MOST || probes > LONGEST_PROBE) {
            throw new Beyond();
        }
        pairs[slot] = pair;
        if (++count > pairs.length / 2) {
            grow();
        }
    }

    private static int slot(long pair, int mask) {
        return (int) (pair * MIX >>> 40) & mask;
    }

    private void grow() {
        long[] before = pairs;
        pairs = new long[before.length * 2];
        int mask = pairs.length - 1;
        for (long pair : before) {
            if (pair != 0) {
                int slot = slot(pair, mask);
                while (pairs[slot] != 0) {
                    slot = slot + 1 & mask;
                }
                pairs[slot] = pair;
            }
        }
    }

    /** By name, those that {@linkplain Pairs#count count}. */
    Pairs named(ClassNames names, Decoder decoder) {
        Pairs.Builder named = new Pairs.Builder();
        for (long pair : pairs) {
            int from = (int) (pair >>> SHIFT & MASK);
            int to = (int) (pair & MASK);
            boolean call = (pair & CALL) != 0;
            if (pair != 0 && Pairs.count(call, names.ofJdk(from), names.ofJdk(to))) {
                named.add(names.name(from, decoder), names.name(to, decoder), call);
            }
        }
        return named.build();
    }
}
