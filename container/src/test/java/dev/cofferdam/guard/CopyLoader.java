package dev.cofferdam.guard;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Stands for a bundle: has classes of its own, copied from the test's, and gets the rest from its parent. */
final class CopyLoader extends ClassLoader {
    private final Map<String, Class<?>> copied;

    CopyLoader(ClassLoader parent, Class<?>... own) {
        super("bundle", parent);
        this.copied = List.of(own).stream().collect(Collectors.toMap(Class::getName, Function.identity()));
    }

    Object make(Class<?> type) throws ReflectiveOperationException {
        var constructor = loadClass(type.getName()).getDeclaredConstructor();
        constructor.setAccessible(true);
        return constructor.newInstance();
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> own = copied.get(name);
            if (own == null) {
                return super.loadClass(name, resolve);
            }
            Class<?> known = findLoadedClass(name);
            return known != null ? known : define(own);
        }
    }

    private Class<?> define(Class<?> original) {
        String file = original.getName().replace('.', '/') + ".class";
        try (InputStream in = original.getClassLoader().getResourceAsStream(file)) {
            byte[] bytes = in.readAllBytes();
            return defineClass(original.getName(), bytes, 0, bytes.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
