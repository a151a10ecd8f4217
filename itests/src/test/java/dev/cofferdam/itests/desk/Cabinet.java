package dev.cofferdam.itests.desk;

import java.util.Iterator;

/** A service that gives out objects, and a contract that does not say what becomes of them. */
public interface Cabinet {
    /** One name, and then a fault. */
    Iterator<String> names();

    /** Opens a drawer that is stuck. */
    Drawer open();
}
