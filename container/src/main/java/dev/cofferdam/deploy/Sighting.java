package dev.cofferdam.deploy;

/**
 * What one look at a name in the folder found.
 *
 * @param kind what is there
 * @param stamp what the file system says of it
 * @param problem why it is of no use, after the jar's name; empty for what may be a jar
 */
record Sighting(Kind kind, Stamp stamp, String problem) {

    enum Kind {
        /** A regular file, which may be a jar. */
        FILE,
        /** Something that is never opened: a directory, a pipe, a link that leads nowhere. */
        UNUSABLE,
        /** Nothing. */
        ABSENT
    }
}
