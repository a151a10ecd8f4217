package dev.cofferdam.supervise;

import java.util.Collection;

/** What one plugin's life asks of the others. Every call returns at once. */
interface Peers {
    /** These are wired to a bundle that is on its way out: they move on to its successor. */
    void move(Collection<String> plugins);

    /** What is there to be wired to has changed: those that were refused are tried again. */
    void providersChanged();

    /** Whether any of these plugins has a generation that serves. */
    boolean anyServes(Collection<String> plugins);
}
