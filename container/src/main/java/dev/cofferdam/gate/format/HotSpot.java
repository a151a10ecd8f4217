package dev.cofferdam.gate.format;

/**
 * In what the JVMs differ of which the tests ask one, JDK 17, and those of which they ask another, JDK 25. What is between is taken to
 * refuse what either does.
 *
 * @param feature the JVM's feature version
 */
record HotSpot(int feature) {
    private static final int FIRST = 17;
    private static final int SECOND = 25;

    /** Whether a stack map without frames must have nothing behind their number. */
    boolean looksBehindEmptyMaps() {
        return feature < SECOND;
    }

    /** Whether a name and type of an initialiser that returns something is refused though no method is found by it. */
    boolean checksInitialisersThatAreNoMethods() {
        return feature < SECOND;
    }

    /** Whether a class name of a class file before version 49 may end with a slash. */
    boolean takesSlashAtEnd() {
        return feature <= FIRST;
    }
}
