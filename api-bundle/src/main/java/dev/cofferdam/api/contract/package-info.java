/**
 * What a contract may say about itself, and what its callers may ask.
 *
 * <p>Nothing here is needed to be a contract. The annotations are read at run time where they are there; a contract whose
 * import of this package is optional works without it, as if it had none of them.
 */
@Version("1.0.0")
package dev.cofferdam.api.contract;

import org.osgi.annotation.versioning.Version;
