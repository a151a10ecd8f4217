package dev.cofferdam.itests.desk;

/** What a {@link Cabinet} gives out. */
public interface Drawer {
    /** Pulls, in vain. */
    void pull();
}
