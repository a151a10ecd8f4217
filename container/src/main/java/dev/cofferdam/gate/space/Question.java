package dev.cofferdam.gate.space;

import dev.cofferdam.model.BundleNode;
import java.util.List;

/**
 * Whom a bundle's class loader asks for a package.
 *
 * @param order the answer
 */
public record Question(BundleNode asker, String packageName, List<BundleNode> order) {
    public Question {
        order = List.copyOf(order);
    }
}
