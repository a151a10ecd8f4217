package dev.cofferdam.benchmarks;

import java.util.List;

/** Eight classes of one contract, as eight plugins would bring them. */
final class Mins {
    private Mins() {}

    static List<Min> eight() {
        return List.of(new One(), new Two(), new Three(), new Four(), new Five(), new Six(), new Seven(), new Eight());
    }

    static final class One implements Min {
        @Override
        public int min(State state, int a, int b) {
            return state.next(a, b);
        }
    }

    static final class Two implements Min {
        @Override
        public int min(State state, int a, int b) {
            return state.next(a, b);
        }
    }

    static final class Three implements Min {
        @Override
        public int min(State state, int a, int b) {
            return state.next(a, b);
        }
    }

    static final class Four implements Min {
        @Override
        public int min(State state, int a, int b) {
            return state.next(a, b);
        }
    }

    static final class Five implements Min {
        @Override
        public int min(State state, int a, int b) {
            return state.next(a, b);
        }
    }

    static final class Six implements Min {
        @Override
        public int min(State state, int a, int b) {
            return state.next(a, b);
        }
    }

    static final class Seven implements Min {
        @Override
        public int min(State state, int a, int b) {
            return state.next(a, b);
        }
    }

    static final class Eight implements Min {
        @Override
        public int min(State state, int a, int b) {
            return state.next(a, b);
        }
    }
}
