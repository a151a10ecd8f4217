package dev.cofferdam.guard;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;

/**
 * The classes that a caller of one contract has anyway: those of the JDK, of the host, and of the loaders that the contract's
 * own classes come from. A throwable that is made of such classes alone may be handed on as it is.
 */
final class ContractSpace {
    /** More than a sane chain of causes has; what goes further counts as not to be told. */
    private static final int MOST = 64;

    private final Set<ClassLoader> loaders = Collections.newSetFromMap(new IdentityHashMap<>());

    ContractSpace(Collection<Class<?>> contract) {
        contract.forEach(type -> add(type.getClassLoader()));
        add(ClassLoader.getPlatformClassLoader());
        for (ClassLoader own = getClass().getClassLoader(); own != null; own = own.getParent()) {
            add(own);
        }
    }

    private void add(ClassLoader loader) {
        if (loader != null) {
            loaders.add(loader);
        }
    }

    boolean has(Class<?> type) {
        return type.getClassLoader() == null || loaders.contains(type.getClassLoader());
    }

    /** The throwable with all that its chain holds, if every one is of a class that is had. */
    Optional<Set<Throwable>> chain(Throwable thrown) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        try {
            return follow(thrown, seen) ? Optional.of(seen) : Optional.empty();
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    private boolean follow(Throwable thrown, Set<Throwable> seen) {
        if (thrown == null || seen.contains(thrown)) {
            return true;
        }
        if (seen.size() == MOST || !has(thrown.getClass())) {
            return false;
        }
        seen.add(thrown);
        return follow(thrown.getCause(), seen)
                && Arrays.stream(thrown.getSuppressed()).allMatch(each -> follow(each, seen));
    }
}
