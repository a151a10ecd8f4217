package dev.cofferdam.deploy;

/** What the folder asks of the rooms behind it. Called on one thread at a time; calls return at once. */
public interface PluginTarget {

    /** All that settled together: what is to run now (new or replaced) and which plugins are to go. */
    void apply(FolderChange change);
}
