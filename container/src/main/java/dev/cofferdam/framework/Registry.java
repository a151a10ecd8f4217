package dev.cofferdam.framework;

import org.osgi.framework.BundleContext;

/**
 * What the services of all plugins have in common.
 *
 * @param system the framework's own context
 * @param source where stand-ins come from
 * @param raw obtains what stand-ins lead to
 * @param listeners looks after listeners of others while a service comes, changes or goes
 * @param offering which stand-in is on its way into the registry
 */
record Registry(
        BundleContext system, StandIn.Source source, RawServices raw, ListenerWatch listeners, Offering offering) {}
