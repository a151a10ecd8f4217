package dev.cofferdam.deploy;

import java.util.Optional;

/**
 * What is known of a name in the folder.
 *
 * @param stamp what the file looked like when it was decided upon
 * @param candidate the last usable jar under this name; it goes on counting while a bad one is in its place
 * @param bad whether what is there now cannot be used
 */
record Known(Stamp stamp, Optional<Candidate> candidate, boolean bad) {}
