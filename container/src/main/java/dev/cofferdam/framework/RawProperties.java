package dev.cofferdam.framework;

import java.lang.reflect.Field;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that what a plugin registers a service with stays as it is, and that none of its code runs when others filter by it.
 * Felix keeps the very objects that it is given, the array of the names included, and compares them with filters before its
 * hooks hide raw services; its own fields can be had by reflection alone. Thread-safe.
 */
final class RawProperties {
    private static final Logger LOG = LoggerFactory.getLogger(RawProperties.class);

    private RawProperties() {}

    /** To be called for a service that has just come, or changed, on the thread that did it, before others are told. */
    static void secure(ServiceReference<?> raw, Bundle owner) {
        try {
            secure(field(raw, "this$0").get(raw), owner);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("this is not the Felix that the container was built with", e);
        }
    }

    /** Takes the mark of a stand-in off: who is given one can take the mark from it. */
    static void unmark(ServiceReference<?> raw) {
        try {
            properties(field(raw, "this$0").get(raw)).replace(ServiceVisibility.STAND_IN, "a copy of the mark");
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("this is not the Felix that the container was built with", e);
        }
    }

    /** Whether this is what a service was registered as, or its registration. */
    static boolean is(ServiceReference<?> reference, Object serviceOrRegistration) {
        try {
            Object registration = field(reference, "this$0").get(reference);
            return registration == serviceOrRegistration
                    || field(registration, "m_svcObj").get(registration) == serviceOrRegistration;
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("this is not the Felix that the container was built with", e);
        }
    }

    private static void secure(Object registration, Bundle owner) throws IllegalAccessException {
        PropertyValues values = new PropertyValues(type -> isOf(owner, type));
        Field names = field(registration, "m_classes");
        Map<String, Object> properties = properties(registration);
        String[] given = ((String[]) names.get(registration)).clone();
        names.set(registration, given);
        Map<String, Object> unsafe = new LinkedHashMap<>();
        Map<String, String[]> texts = new LinkedHashMap<>();
        properties.forEach((key, value) -> {
            if (value instanceof String[] several) {
                texts.put(key, several);
            } else if (!PropertyValues.isPlain(value)) {
                unsafe.put(key, value);
            }
        });
        // without a step between: the names of the service are among them, and whoever looks for services reads them
        texts.forEach((key, value) -> properties.replace(key, value.clone()));
        properties.replace(Constants.OBJECTCLASS, given.clone());
        // others may be reading: values are exchanged, and nothing else; to copy one may take its time
        unsafe.forEach((key, value) -> properties.replace(key, PropertyValues.withheld(value)));
        unsafe.forEach((key, value) -> properties.replace(key, told(owner, key, values.safe(value))));
    }

    private static Object told(Bundle owner, String key, Object safe) {
        if (safe instanceof PropertyValues.Withheld) {
            LOG.warn(
                    "Property '{}' of a service of '{}' holds {}: filters of others would run its code.",
                    key,
                    owner.getSymbolicName(),
                    safe);
        }
        return safe;
    }

    @SuppressWarnings("unchecked") // as Felix has it
    private static Map<String, Object> properties(Object registration) throws IllegalAccessException {
        return (Map<String, Object>) field(registration, "m_propMap").get(registration);
    }

    private static Field field(Object of, String name) {
        try {
            Field field = of.getClass().getDeclaredField(name);
            field.setAccessible(true);
            return field;
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException("this is not the Felix that the container was built with", e);
        }
    }

    private static boolean isOf(Bundle owner, Class<?> type) {
        if (type.getModule().isNamed()) {
            return false;
        }
        return Optional.ofNullable(FrameworkUtil.getBundle(type))
                .map(owner::equals)
                .orElseGet(() -> !isHosts(type.getClassLoader()));
    }

    private static boolean isHosts(ClassLoader loader) {
        ClassLoader each = RawProperties.class.getClassLoader();
        while (each != null && each != loader) {
            each = each.getParent();
        }
        return each == loader;
    }
}
