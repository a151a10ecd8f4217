package dev.cofferdam.gate;

import java.util.Map;
import java.util.Optional;

/** The JVM's own verdict on one class file: it defines the class in a loader of its own and links it, and runs nothing of it. */
final class LinkOracle extends ClassLoader {
    private final Map<String, byte[]> others;
    private final String name;
    private final byte[] bytes;

    /** What became of it. */
    enum Answer {
        LINKS,
        /** It is malformed, or does not verify. */
        REFUSED,
        /** Something else is wrong with it, which is not the verifier's affair. */
        OTHER
    }

    private LinkOracle(Map<String, byte[]> others, String name, byte[] bytes) {
        super(ClassLoader.getPlatformClassLoader());
        this.others = others;
        this.name = name;
        this.bytes = bytes;
    }

    static Answer of(String name, byte[] bytes) {
        return of(Map.of(), name, bytes);
    }

    /** @param others the classes beside it, by dotted name */
    static Answer of(Map<String, byte[]> others, String name, byte[] bytes) {
        return error(others, name, bytes)
                .map(error -> error instanceof VerifyError || error.getClass() == ClassFormatError.class
                        ? Answer.REFUSED
                        : Answer.OTHER)
                .orElse(Answer.LINKS);
    }

    static Optional<LinkageError> error(Map<String, byte[]> others, String name, byte[] bytes) {
        try {
            link(new LinkOracle(others, name, bytes).loadClass(name));
            return Optional.empty();
        } catch (LinkageError error) {
            return Optional.of(error);
        } catch (ClassNotFoundException | TypeNotPresentException missing) {
            return Optional.of(new NoClassDefFoundError(String.valueOf(missing.getMessage())));
        }
    }

    /** Asks for what the JVM links a class for before it answers, and for the least that other classes are needed for. */
    private static void link(Class<?> loaded) {
        if (loaded.isInterface()) {
            loaded.getDeclaredFields(); // nobody asks the JVM for an interface's constructors
        } else {
            loaded.getDeclaredConstructors();
        }
    }

    @Override
    protected Class<?> findClass(String wanted) throws ClassNotFoundException {
        byte[] found = wanted.equals(name) ? bytes : others.get(wanted);
        if (found == null) {
            throw new ClassNotFoundException(wanted);
        }
        return defineClass(wanted, found, 0, found.length);
    }
}
