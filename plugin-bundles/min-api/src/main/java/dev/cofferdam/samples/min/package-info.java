/**
 * The contract of the samples: somebody offers {@link dev.cofferdam.samples.min.Min}, somebody else calls it.
 *
 * <p>{@code Min} is a {@code @ProviderType}. A plugin that implements it plays the provider's part, and a method added
 * to it leaves every implementation without that method. So bnd writes {@code [1.0,1.1)} into the import of who
 * implements it, and {@code [1.0,2)} into the import of who only calls it: the contract may grow (1.1), and callers
 * stay as they are. Were it a {@code @ConsumerType}, both would import {@code [1.0,2)}, and each added method would have
 * to be a new major version for everybody (OSGi Core 3.7.3, semantic versioning).
 */
@Version("1.0.0")
package dev.cofferdam.samples.min;

import org.osgi.annotation.versioning.Version;
