package dev.cofferdam.deploy;

/** What the folder asks of the rooms behind it. Called on one thread at a time; calls return at once. */
public interface PluginTarget {

    /** All that settled together: what is to run now (new or replaced) and which plugins are to go. */
    void apply(FolderChange change);

    /**
     * Told of a file that cannot be used as it is, once for each content. Returns at once.
     *
     * @param fileName the file's name, made plain
     * @param reasons why, for people
     */
    default void refused(String fileName, String reasons) {}
}
