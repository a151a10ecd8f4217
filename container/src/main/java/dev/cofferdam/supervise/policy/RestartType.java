package dev.cofferdam.supervise.policy;

import java.util.Locale;

/** When a plugin is restarted, in OTP's words. A plugin never ends by itself, so what ends it is a fault or a person. */
public enum RestartType {
    /** After every fault that ends its generation. */
    PERMANENT,
    /** After a severe fault; faults that were more than tolerated stop it. */
    TRANSIENT,
    /** Never: what ends its generation ends the plugin. */
    TEMPORARY;

    /** The type's word, as people read and type it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
