package dev.cofferdam.supervise;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ref.WeakReference;

/**
 * Notices collections without asking for one, whatever the collector: keeps an eye on a class loader that nobody else has,
 * with one small class in it. It goes when class loaders go, and not in a collection of young objects alone. The counts that
 * the JVM's beans have are of no use here: with some collectors a concurrent cycle, which unloads classes too, is in none.
 * Confined to one thread at a time.
 */
final class Sentinel implements FullCollections {
    private WeakReference<ClassLoader> watched = new WeakReference<>(loaderOfItsOwn());

    @Override
    public boolean another() {
        boolean gone = watched.refersTo(null);
        if (gone) {
            watched = new WeakReference<>(loaderOfItsOwn());
        }
        return gone;
    }

    private static ClassLoader loaderOfItsOwn() {
        Watched loader = new Watched();
        loader.define();
        return loader;
    }

    /** What is defined in it. */
    private static final class Mark {}

    private static final class Watched extends ClassLoader {
        Watched() {
            super(null);
        }

        void define() {
            String file = Mark.class.getName().replace('.', '/') + ".class";
            try (InputStream in = Sentinel.class.getClassLoader().getResourceAsStream(file)) {
                byte[] bytes = in.readAllBytes();
                defineClass(Mark.class.getName(), bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
