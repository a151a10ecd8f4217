package dev.cofferdam.gate.verify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Which classes a value may be of where ways meet, when no frame says it (JVMS 4.10.2.2). The JVM takes the superclass that they have in
 * common, which fits a class exactly if each of them does; which that is depends on the wiring. Numbered behind the classes.
 */
final class Unions {
    /** More than any class's code has. */
    static final int MOST = 4096;
    /** The first number that stands for several classes. */
    static final int FIRST = Kinds.MOST_CLASSES - MOST + 1;

    private static final int MOST_MEMBERS = 8;

    private final List<int[]> unions = new ArrayList<>();
    private final Map<List<Integer>, Integer> numbers = new HashMap<>();
    private final Map<Long, Integer> known = new HashMap<>();

    void clear() {
        if (!known.isEmpty()) {
            unions.clear();
            numbers.clear();
            known.clear();
        }
    }

    /** What is known of a value that is one of two kinds. */
    int merge(int one, int other) {
        int merged = Kinds.merge(one, other);
        if (merged == one || merged == other || !Kinds.sameButClass(one, other)) {
            return merged;
        }
        int first = Kinds.classOf(one);
        int second = Kinds.classOf(other);
        return first == 0 || second == 0
                ? merged
                : Kinds.array(Kinds.ofClass(union(first, second)), Kinds.dimensions(merged));
    }

    /** The classes that a number stands for. */
    int[] members(int number) {
        return number >= FIRST ? unions.get(number - FIRST) : new int[] {number};
    }

    private int union(int one, int other) {
        long pair = (long) Math.min(one, other) << Integer.SIZE | Math.max(one, other);
        return known.computeIfAbsent(pair, absent -> found(one, other));
    }

    /** 0, which stands for any class, when there are too many. */
    private int found(int one, int other) {
        TreeSet<Integer> both = new TreeSet<>();
        for (int member : members(one)) {
            both.add(member);
        }
        for (int member : members(other)) {
            both.add(member);
        }
        if (both.size() > MOST_MEMBERS || unions.size() == MOST) {
            return 0;
        }
        return numbers.computeIfAbsent(List.copyOf(both), members -> {
            unions.add(members.stream().mapToInt(Integer::intValue).toArray());
            return FIRST + unions.size() - 1;
        });
    }
}
