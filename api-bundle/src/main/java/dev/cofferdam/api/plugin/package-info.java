/** What a plugin may offer to its container. Nothing here is needed to be a plugin: any OSGi bundle is one. */
@Version("1.1.0")
package dev.cofferdam.api.plugin;

import org.osgi.annotation.versioning.Version;
