package dev.cofferdam.api.plugin;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A plugin's state: named values of types of the JDK, and the version of their meaning.
 *
 * <p>A value is {@code null}, a {@link Boolean}, {@link Character}, {@link String}, a boxed number, {@link
 * java.math.BigInteger}, {@link java.math.BigDecimal}, {@link java.util.UUID}, {@link java.time.Instant}, {@link
 * java.time.Duration}, {@link java.time.LocalDate}, {@link java.time.LocalTime}, {@link java.time.LocalDateTime}, a {@code
 * byte[]}, {@code int[]}, {@code long[]} or {@code double[]}, or a {@link java.util.List}, {@link java.util.Set} or {@link
 * java.util.Map} of such values. What is given back is equal, but of classes of the container's choice, and cannot be changed.
 *
 * <p>Immutable as far as its values are.
 */
@ProviderType
public final class CapturedState {
    private final int version;
    private final Map<String, Object> values;

    private CapturedState(int version, Map<String, ?> values) {
        this.version = version;
        this.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /**
     * Makes a state.
     *
     * @param version tells what the values mean; the plugin raises it when that changes
     * @param values the values by name
     * @return the state
     */
    public static CapturedState of(int version, Map<String, ?> values) {
        return new CapturedState(version, Objects.requireNonNull(values, "values"));
    }

    /**
     * Tells what the values mean.
     *
     * @return the version that the state was captured with
     */
    public int version() {
        return version;
    }

    /**
     * Tells the values.
     *
     * @return the values by name, in the order in which they were given
     */
    public Map<String, Object> values() {
        return values;
    }
}
