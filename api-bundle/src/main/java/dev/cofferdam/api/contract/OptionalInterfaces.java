package dev.cofferdam.api.contract;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Further interfaces that a service of this contract may have. A plugin's service object implements those that it offers;
 * what callers get implements exactly the same ones, so {@code instanceof} tells.
 *
 * <p>The service is registered under the contract alone. When the plugin's next generation offers others, who looks the
 * service up again gets a stand-in with those; one that was obtained before stays as it is, and calls through an interface
 * that is no longer offered end with {@code PluginUnavailableException}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface OptionalInterfaces {
    /**
     * Names them.
     *
     * @return public interfaces, of the contract's own class space
     */
    Class<?>[] value();
}
