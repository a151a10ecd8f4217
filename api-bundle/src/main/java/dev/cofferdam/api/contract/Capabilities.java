package dev.cofferdam.api.contract;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Tells what a service's plugin implements itself. The container registers one as a service. Safe for use by several
 * threads.
 */
@ProviderType
public interface Capabilities {

    /**
     * Whether the plugin that is behind a service now implements a method of the contract itself: false where the
     * contract's default method is what a call runs, or where a plugin is older than the method.
     *
     * <p>The answer is for the plugin's present generation; the next one may answer otherwise.
     *
     * @param service a service object, as it was obtained
     * @param contract the interface that declares the method, or inherits it
     * @param method the method's name
     * @param parameters its parameter types
     * @return whether the plugin implements it itself; false too where its classes do not let it be told
     * @throws IllegalArgumentException when the service is not of the contract, or the contract has no such method
     * @throws dev.cofferdam.api.fault.PluginUnavailableException when nobody is behind the service at the moment
     * @throws dev.cofferdam.api.fault.PluginFaultException when the plugin fails to make its service object
     */
    boolean supports(Object service, Class<?> contract, String method, Class<?>... parameters);
}
