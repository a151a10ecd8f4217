package dev.cofferdam.gate.space;

import dev.cofferdam.model.BundleNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is known in a judgement of one bundle's class loader: whom it asks, and what it finds. */
final class ClassSpace {
    private final BundleNode node;
    private final Map<String, List<BundleNode>> orders = new HashMap<>();
    private Map<String, Lookup> answers = new HashMap<>();
    private Optional<List<JarTable>> jars = Optional.empty();

    ClassSpace(BundleNode node) {
        this.node = node;
    }

    BundleNode node() {
        return node;
    }

    /** By package, whom it asks. */
    Map<String, List<BundleNode>> orders() {
        return orders;
    }

    /** By internal name, what it finds. */
    Map<String, Lookup> answers() {
        return answers;
    }

    Optional<List<JarTable>> jars() {
        return jars;
    }

    /** The jars that hold its classes, once they have been read. */
    void hold(List<JarTable> read) {
        jars = Optional.of(read);
    }

    /** Makes room for the answers at once: each class is asked for, and about as many others. */
    void expect(int classes) {
        if (answers.isEmpty()) {
            answers = new HashMap<>(2 * classes + classes / 2);
        }
    }
}
