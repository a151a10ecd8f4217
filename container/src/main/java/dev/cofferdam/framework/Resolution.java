package dev.cofferdam.framework;

import dev.cofferdam.model.Finding;
import java.util.List;

/**
 * How a resolve ended.
 *
 * @param resolved whether the bundle is resolved
 * @param findings why not; empty when it is
 */
public record Resolution(boolean resolved, List<Finding> findings) {
    static final Resolution DONE = new Resolution(true, List.of());

    public Resolution {
        findings = List.copyOf(findings);
    }
}
