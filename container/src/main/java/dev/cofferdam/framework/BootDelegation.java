package dev.cofferdam.framework;

import dev.cofferdam.model.Killed;
import java.io.IOException;
import java.net.URL;
import java.util.AbstractMap;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;

/**
 * The class loader that plugins' bundles ask for packages that are delegated to the platform (OSGi Core 3.9.3). Felix asks a
 * loader that it was given for everything, so this one answers for {@code java.*} and for what the deployment delegates, as
 * Felix does by itself, and knows nothing else. A class is lent to a bundle in that this knows it for as long as the lending
 * thread has the bundle's loader look for it: from then on the JVM finds it there without asking (JVMS 5.3). Thread-safe.
 */
final class BootDelegation extends ClassLoader {
    private static final String JAVA = "java.*";
    /** Felix looks for them where it looks for no other class. */
    private static final List<String> ACCESSORS = List.of("sun.reflect.Generated", "jdk.internal.reflect.");

    static {
        registerAsParallelCapable();
    }

    private final ThreadLocal<Class<?>> lending = new ThreadLocal<>();
    private final List<String> packages;
    private final boolean asked;

    BootDelegation(FrameworkSettings settings) {
        super(ClassLoader.getPlatformClassLoader());
        Map<String, String> properties = settings.properties();
        packages = Stream.concat(
                        Arrays.stream(properties
                                .getOrDefault(Constants.FRAMEWORK_BOOTDELEGATION, "")
                                .split("[ ,]+")),
                        Stream.of(JAVA))
                .filter(each -> !each.isEmpty())
                .toList();
        asked = properties
                .getOrDefault(Constants.FRAMEWORK_BUNDLE_PARENT, Constants.FRAMEWORK_BUNDLE_PARENT_BOOT)
                .equalsIgnoreCase(Constants.FRAMEWORK_BUNDLE_PARENT_BOOT);
    }

    /**
     * What Felix asks for the loader of a bundle. Where the deployment has given bundles a parent, Felix delegates to that, and
     * is told of no other.
     */
    Map<Object, ClassLoader> loaders(Predicate<Bundle> bundles) {
        return new AbstractMap<>() {
            @Override
            public ClassLoader get(Object bundle) {
                return asked && bundle instanceof Bundle known && bundles.test(known)
                        ? BootDelegation.this
                        : super.get(bundle);
            }

            @Override
            public Set<Entry<Object, ClassLoader>> entrySet() {
                return Set.of();
            }
        };
    }

    /** Has a bundle's loader know a class; answers whether it does. */
    boolean lend(ClassLoader to, Class<?> type) {
        lending.set(type);
        try {
            return Class.forName(type.getName(), false, to) == type;
        } catch (ClassNotFoundException | LinkageError | IllegalStateException unknown) {
            return false;
        } finally {
            lending.remove();
        }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (name.startsWith(Killed.CHECKPOINTS)) {
            Class<?> lent = lending.get();
            if (lent != null && lent.getName().equals(name)) {
                return lent;
            }
        }
        if (ACCESSORS.stream().anyMatch(name::startsWith) || delegated(packageOf(name, '.'))) {
            return getParent().loadClass(name);
        }
        throw new Elsewhere(name);
    }

    @Override
    public URL getResource(String name) {
        return delegated(resourcePackage(name)) ? getParent().getResource(name) : findResource(name);
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        return delegated(resourcePackage(name)) ? getParent().getResources(name) : Collections.emptyEnumeration();
    }

    private static String resourcePackage(String name) {
        return packageOf(name.startsWith("/") ? name.substring(1) : name, '/').replace('/', '.');
    }

    private static String packageOf(String name, char separator) {
        return name.substring(0, Math.max(name.lastIndexOf(separator), 0));
    }

    /** The default package never is. */
    private boolean delegated(String packageName) {
        return !packageName.isEmpty() && packages.stream().anyMatch(each -> matches(packageName, each));
    }

    private static boolean matches(String packageName, String delegated) {
        return delegated.equals("*") || delegated.endsWith(".*")
                ? packageName.startsWith(delegated.substring(0, delegated.length() - 1))
                : packageName.equals(delegated);
    }

    /** Thrown for nearly each class that a bundle loads, and caught by Felix. */
    private static final class Elsewhere extends ClassNotFoundException {
        private static final long serialVersionUID = 1L;

        Elsewhere(String name) {
            super(name);
        }

        @Override
        @SuppressWarnings("UnsynchronizedOverridesSynchronized")
        public Throwable fillInStackTrace() {
            return this;
        }
    }
}
