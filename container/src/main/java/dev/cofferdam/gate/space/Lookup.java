package dev.cofferdam.gate.space;

import dev.cofferdam.gate.classfile.ClassFile;
import dev.cofferdam.model.BundleNode;
import java.util.Optional;

/** What a class loader would answer when it is asked for a class. */
public sealed interface Lookup {

    record Found(LoadedClass loaded) implements Lookup {}

    /** @param provider who holds the package, or should, but not this class */
    record Missing(BundleNode provider) implements Lookup {}

    /** @param why the class is there, but cannot be read */
    record Unreadable(BundleNode provider, String why) implements Lookup {}

    /** Nobody provides the package: most often an optional one. */
    record Unwired() implements Lookup {}

    /** The provider's jar cannot be read, which is told elsewhere: nothing can be said. */
    record Unknown() implements Lookup {}

    /** The answer of who has the bytes of a class. */
    static Lookup of(BundleNode definer, ClassFile file) {
        return file instanceof ClassFile.Readable readable
                ? new Found(new LoadedClass(definer, readable.symbol()))
                : new Unreadable(definer, ((ClassFile.Unreadable) file).why());
    }

    default Optional<LoadedClass> found() {
        return this instanceof Found found ? Optional.of(found.loaded()) : Optional.empty();
    }
}
